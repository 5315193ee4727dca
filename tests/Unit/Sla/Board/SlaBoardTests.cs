using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;

namespace Dispatch.Unit.Sla.Board;

/// <summary>What the managers' board makes of what cells say.</summary>
public sealed class SlaBoardTests
{
    private static readonly SlaDay s_noDay = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Cells_levels_and_priorities_add_up_to_the_whole()
    {
        var rows = SlaSums.Of(
            [
                ("desk", new SlaGroup(1, 2, new SlaCounts { Open = 3, Clocks = 4, BrokenClocks = 1 })),
                ("desk", new SlaGroup(1, 3, new SlaCounts { Open = 1, Clocks = 1 })),
                ("network", new SlaGroup(2, 2, new SlaCounts { Open = 5, Clocks = 5, BrokenClocks = 2 })),
            ],
            s_noDay).ToDictionary(row => (row.By, row.Key));
        Assert.Equal(9, rows[(SlaGrouping.All, "all")].Counts.Open);
        Assert.Equal((4, 80.0), (rows[(SlaGrouping.Cell, "desk")].Counts.Open, rows[(SlaGrouping.Cell, "desk")].Compliance));
        Assert.Equal(5, rows[(SlaGrouping.Level, "2")].Counts.Open);
        Assert.Equal((8, 66.67), (rows[(SlaGrouping.Priority, "2")].Counts.Open, rows[(SlaGrouping.Priority, "2")].Compliance));
        Assert.Equal(7, rows.Count);
        Assert.All(rows.Values, row => Assert.Null(row.ComplianceToday));
    }

    [Fact]
    public void Today_begins_at_midnight_where_the_default_calendar_is()
    {
        Assert.Equal("2026-07-01T22:00:00.000Z", Instants.Format(SlaDay.BeginningOf(new DateTimeOffset(2026, 7, 2, 12, 0, 0, TimeSpan.Zero), Promises.Rules)));
        Assert.Equal("2026-07-02T22:00:00.000Z", Instants.Format(SlaDay.BeginningOf(new DateTimeOffset(2026, 7, 2, 22, 30, 0, TimeSpan.Zero), Promises.Rules)));
        Assert.Equal("2026-07-02T00:00:00.000Z", Instants.Format(SlaDay.BeginningOf(new DateTimeOffset(2026, 7, 2, 22, 30, 0, TimeSpan.Zero), SlaRules.None)));
    }

    [Fact]
    public void Today_counts_what_was_decided_since_then_for_who_had_it()
    {
        var story = new Story(Promises.Of(Promises.Policy() with { Escalation = null })).Reported("2026-11-30 09:00").Until("2026-12-01 08:00")
            .At("2026-12-01 09:00", new TicketCommand.Transfer("network", 2, "network fault")).At("2026-12-01 09:30", new TicketCommand.Resolve("fixed", null));
        var day = new SlaDay(Story.Paris("2026-12-01 00:00"));
        foreach (var outcomes in story.Journal.Select(entry => entry.Outcomes).OfType<ValueList<ClockOutcome>>())
            day.Add(new OutcomeLine(new TicketNumber(1001), outcomes));
        // Only the second cell's stay was decided today; all else was broken yesterday.
        Assert.Equal(new Dictionary<(string, int, int), (int, int)> { [("network", 2, 3)] = (1, 0) }, day.Finish().Decided);
        var row = SlaSums.Of([], day).First(row => row is { By: SlaGrouping.Cell, Key: "network" });
        Assert.Equal((1, 0, 100.0, null), (row.MetToday, row.BrokenToday, row.ComplianceToday, row.Compliance));
    }

    [Fact]
    public void Frames_hold_what_changed_and_follow_each_other()
    {
        var feed = new SlaFigureFeed("e", 2);
        feed.Show([Row("a", 1), Row("b", 1)]);
        var first = feed.TakeFrame()!;
        Assert.Equal((1, 2, 2), (first.From, first.To, first.Rows.Count));
        feed.Show([Row("a", 1), Row("b", 1)]);
        Assert.Null(feed.TakeFrame());
        feed.Show([Row("b", 2)]);
        var second = feed.TakeFrame()!;
        Assert.Equal((3, 4), (second.From, second.To));
        Assert.Equal([Row("a", 0) with { Counts = SlaCounts.None }, Row("b", 2)], second.Rows);
        Assert.Equal(new FeedHeartbeat("sla", "e", 4), feed.Heartbeat);

        Assert.Equal([second], feed.FramesAfter(new FeedPosition("e", 2)));
        Assert.Empty(feed.FramesAfter(new FeedPosition("e", 4))!);
        Assert.Null(feed.FramesAfter(null));
        Assert.Null(feed.FramesAfter(new FeedPosition("other", 2)));
        Assert.Null(feed.FramesAfter(new FeedPosition("e", 5)));
        Assert.Equal(2, feed.Snapshot(default, []).Rows.Count);
        feed.Show([Row("b", 3)]);
        feed.TakeFrame();
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

    private static CellCounts Said(long sequence, int open) => new("desk", "e", sequence, [new SlaGroup(1, 3, new SlaCounts { Open = open })]);

    private static SlaFigures Row(string cell, int open) => new() { By = SlaGrouping.Cell, Key = cell, Counts = new SlaCounts { Open = open } };
}
