using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;

namespace Dispatch.Unit.Sla.Board;

/// <summary>What the managers' board makes of what cells say.</summary>
public sealed class SlaBoardTests
{
    private static readonly SlaPeriod s_nothing = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Cells_levels_and_priorities_add_up_to_the_whole()
    {
        var rows = SlaSums.Of(
            [
                ("desk", new SlaGroup(1, 2, new SlaCounts { Open = 3, Clocks = 4, BrokenClocks = 1 }, "Lyon")),
                ("desk", new SlaGroup(1, 3, new SlaCounts { Open = 1, Clocks = 1 })),
                ("network", new SlaGroup(2, 2, new SlaCounts { Open = 5, Clocks = 5, BrokenClocks = 2 }, "Lyon")),
            ],
            s_nothing,
            s_nothing).ToDictionary(row => (row.By, row.Key));
        Assert.Equal(9, rows[(SlaGrouping.All, "all")].Counts.Open);
        Assert.Equal((4, 80.0), (rows[(SlaGrouping.Cell, "desk")].Counts.Open, rows[(SlaGrouping.Cell, "desk")].Compliance));
        Assert.Equal(5, rows[(SlaGrouping.Level, "2")].Counts.Open);
        Assert.Equal((8, 66.67), (rows[(SlaGrouping.Priority, "2")].Counts.Open, rows[(SlaGrouping.Priority, "2")].Compliance));
        Assert.Equal((8, 1), (rows[(SlaGrouping.Site, "Lyon")].Counts.Open, rows[(SlaGrouping.Site, "")].Counts.Open));
        Assert.Equal((3, 75.0), (rows[(SlaGrouping.CellPriority, "2/desk")].Counts.Open, rows[(SlaGrouping.CellPriority, "2/desk")].Compliance));
        Assert.Equal((5, 8), (rows[(SlaGrouping.LevelPriority, "2/2")].Counts.Open, rows[(SlaGrouping.SitePriority, "2/Lyon")].Counts.Open));
        Assert.All(Enum.GetValues<SlaGrouping>(), by => Assert.Equal(9, rows.Values.Where(row => row.By == by).Sum(row => row.Counts.Open)));
        Assert.All(rows.Values, row => Assert.Null(row.ComplianceToday ?? row.ComplianceThisWeek));
    }

    [Theory]
    [InlineData("2026-07-02T12:00:00.000Z", "2026-07-01T22:00:00.000Z", "2026-06-28T22:00:00.000Z")]
    [InlineData("2026-07-02T22:30:00.000Z", "2026-07-02T22:00:00.000Z", "2026-06-28T22:00:00.000Z")]
    [InlineData("2026-03-29T12:00:00.000Z", "2026-03-28T23:00:00.000Z", "2026-03-22T23:00:00.000Z")]
    [InlineData("2026-03-30T12:00:00.000Z", "2026-03-29T22:00:00.000Z", "2026-03-29T22:00:00.000Z")]
    public void Days_and_weeks_begin_where_the_default_calendar_is(string now, string day, string week)
    {
        var home = HomeZone.Of(Promises.Rules);
        Assert.Equal("Europe/Paris", home.Name);
        Assert.Equal(day, Instants.Format(home.DayOf(Instants.Parse(now))));
        Assert.Equal(week, Instants.Format(home.WeekOf(Instants.Parse(now))));
        var nowhere = HomeZone.Of(SlaRules.None);
        Assert.Equal(("UTC", now[..10] + "T00:00:00.000Z"), (nowhere.Name, Instants.Format(nowhere.DayOf(Instants.Parse(now)))));
    }

    [Fact]
    public void A_period_counts_what_was_decided_in_it_for_who_had_it()
    {
        var story = new Story(Promises.Of(Promises.Policy() with { Escalation = null })).Reported("2026-11-30 09:00").Until("2026-12-01 08:00")
            .At("2026-12-01 09:00", new TicketCommand.Transfer("network", 2, "network fault")).At("2026-12-01 09:30", new TicketCommand.Resolve("fixed", null));
        var (day, week) = (new SlaPeriod(Story.Paris("2026-12-01 00:00")), new SlaPeriod(Story.Paris("2026-11-30 00:00")));
        foreach (var outcomes in story.Journal.Select(entry => entry.Outcomes).OfType<ValueList<ClockOutcome>>())
        {
            day.Add(new OutcomeLine(new TicketNumber(1001), outcomes));
            week.Add(new OutcomeLine(new TicketNumber(1001), outcomes));
        }

        // Only the second cell's stay was decided today; all else was broken yesterday.
        Assert.Equal(new Dictionary<SlaPlace, (int, int)> { [new SlaPlace("network", 2, 3, "")] = (1, 0) }, day.Finish().Decided);
        var rows = SlaSums.Of([], day, week.Finish()).ToDictionary(row => (row.By, row.Key));
        var row = rows[(SlaGrouping.Cell, "network")];
        Assert.Equal((1, 0, 100.0, null), (row.MetToday, row.BrokenToday, row.ComplianceToday, row.Compliance));
        // The week has yesterday's as well: response, resolution and the first cell's stay.
        Assert.Equal((0, 3, 0.0), (rows[(SlaGrouping.Cell, "front-desk")].MetThisWeek, rows[(SlaGrouping.Cell, "front-desk")].BrokenThisWeek, rows[(SlaGrouping.Cell, "front-desk")].ComplianceThisWeek));
        Assert.Equal((1, 3, 25.0), (rows[(SlaGrouping.All, "all")].MetThisWeek, rows[(SlaGrouping.All, "all")].BrokenThisWeek, rows[(SlaGrouping.All, "all")].ComplianceThisWeek));
    }

    [Fact]
    public void Frames_hold_what_changed_and_follow_each_other()
    {
        var feed = new SlaFigureFeed("e", 2);
        feed.Show([Row("a", 1), Row("b", 1)], SlaCases.None);
        var first = feed.TakeFrame()!;
        Assert.Equal((1, 2, 2), (first.From, first.To, first.Rows.Count));
        feed.Show([Row("a", 1), Row("b", 1)], SlaCases.None);
        Assert.Null(feed.TakeFrame());
        feed.Show([Row("b", 2)], SlaCases.None);
        var second = feed.TakeFrame()!;
        Assert.Equal((3, 4), (second.From, second.To));
        Assert.Equal([Row("a", 0) with { Counts = SlaCounts.None }, Row("b", 2)], second.Rows);
        Assert.Equal(new FeedHeartbeat("sla", "e", 4), feed.Heartbeat);

        Assert.Equal([second], feed.FramesAfter(new FeedPosition("e", 2)));
        Assert.Empty(feed.FramesAfter(new FeedPosition("e", 4))!);
        Assert.Null(feed.FramesAfter(null));
        Assert.Null(feed.FramesAfter(new FeedPosition("other", 2)));
        Assert.Null(feed.FramesAfter(new FeedPosition("e", 5)));
        Assert.Equal(2, feed.Snapshot(default, default, "UTC", 95, []).Rows.Count);
        Assert.Null(second.Cases);
        var cases = new SlaCases([Case(1001)], []);
        feed.Show([Row("b", 3)], cases);
        Assert.Equal((5, 6, cases), (feed.TakeFrame() is { } third ? (third.From, third.To, third.Cases) : default));
        feed.Show([Row("b", 3)], new SlaCases([Case(1001)], []));
        Assert.Null(feed.TakeFrame());
        Assert.Equal(cases, feed.Snapshot(default, default, "UTC", 95, []).Cases);
        Assert.Null(feed.FramesAfter(new FeedPosition("e", 0)));
    }

    [Fact]
    public void A_cell_of_whose_words_one_is_missing_is_asked_again()
    {
        var cell = new CellMirror();
        Assert.False(cell.IsKnown);
        cell.Apply(Said(3, 7), 1);
        Assert.True(cell.HasGap);
        cell.Answer(Said(3, 8), 2);
        Assert.Equal((true, false, 8), (cell.IsKnown, cell.HasGap, Assert.Single(cell.Groups).Counts.Open));
        cell.Apply(Said(4, 9), 3);
        cell.Apply(Said(4, 1), 3);
        Assert.Equal((false, 9), (cell.HasGap, Assert.Single(cell.Groups).Counts.Open));
        cell.Apply(Said(6, 10), 4);
        Assert.Equal((true, 9), (cell.HasGap, Assert.Single(cell.Groups).Counts.Open));
        // An answer that was overtaken is old, unless something is missing.
        cell.Answer(Said(6, 10), 5);
        cell.Apply(Said(7, 11), 6);
        cell.Answer(Said(6, 10), 7);
        Assert.Equal((false, 11, 7L), (cell.HasGap, Assert.Single(cell.Groups).Counts.Open, cell.Renewed));
        // A change that overtook the answer before it was left out: it is asked again.
        cell.Apply(Said(9, 13), 8);
        cell.Answer(Said(8, 12), 9);
        Assert.Equal((true, 12), (cell.HasGap, Assert.Single(cell.Groups).Counts.Open));
        cell.Answer(Said(10, 13), 10);
        Assert.Equal((false, 13), (cell.HasGap, Assert.Single(cell.Groups).Counts.Open));
        cell.Apply(new CellCounts("desk", "another", 8, []), 11);
        Assert.True(cell.HasGap);
    }

    private static SlaCase Case(long number) => new()
    {
        Number = new TicketNumber(number),
        Subject = "s",
        Cell = "desk",
        Level = 1,
        Priority = 3,
        Status = TicketStatus.Queued,
        Target = SlaTarget.Resolution,
        At = DateTimeOffset.UnixEpoch,
    };

    private static CellCounts Said(long sequence, int open) => new("desk", "e", sequence, [new SlaGroup(1, 3, new SlaCounts { Open = open })]);

    private static SlaFigures Row(string cell, int open) => new() { By = SlaGrouping.Cell, Key = cell, Counts = new SlaCounts { Open = open } };
}
