using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Reports;

/// <summary>What a report counts, from journals that stories wrote. P3 is 8 h in office hours.</summary>
public sealed class SlaReportTests
{
    private static readonly Resolve s_done = new("fixed", null);

    [Fact]
    public void A_clock_counts_once_when_it_was_decided()
    {
        var met = new Story().Reported("2026-11-30 09:00").At("2026-11-30 17:00", s_done);
        var broken = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:10").At("2026-11-30 18:20", s_done);
        var running = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:10");
        var row = Row("2026-11-30 00:00", "2026-12-01 00:00", met, broken, running);
        Assert.Equal((1, 2, 33.3), (row.First.Met, row.First.Breached, row.First.Compliance));
        Assert.Equal(TimeSpan.FromHours((7 + 8) / 2.0), row.ElapsedMean);
        Assert.DoesNotContain(Rows("2026-12-01 00:00", "2026-12-03 00:00", met, broken, running), line => line.Target is SlaTarget.Resolution);
    }

    [Fact]
    public void A_reopening_leaves_the_first_resolution_alone_and_is_judged_in_the_total()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done).At("2026-12-01 09:00", new Reopen(null)).At("2026-12-03 09:00", s_done);
        var row = Row("2026-11-30 00:00", "2026-12-10 00:00", story);
        Assert.Equal(((1, 0), (0, 1)), ((row.First.Met, row.First.Breached), (row.Total.Met, row.Total.Breached)));
    }

    [Fact]
    public void A_breach_that_a_late_entry_disproved_is_none()
    {
        var story = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:15").Late("2026-11-30 18:22", "2026-11-30 17:50", s_done);
        var row = Row("2026-11-30 00:00", "2026-12-01 00:00", story);
        Assert.Equal((1, 0, 1), (row.First.Met, row.First.Breached, row.Corrected));
    }

    [Fact]
    public void A_breach_counts_under_the_priority_whose_goal_broke()
    {
        var story = new Story().Reported("2026-11-30 09:00", 1).Until("2026-11-30 10:05").Raised("2026-11-30 10:06", 4).At("2026-11-30 11:00", s_done);
        Assert.Equal("1", Row("2026-11-30 00:00", "2026-12-01 00:00", story).Group);
    }

    [Fact]
    public void A_cell_counts_for_each_time_that_it_held_a_ticket()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Transfer("network", 2, "line")).At("2026-11-30 16:00", new Transfer("front-desk", 1, "back"))
            .At("2026-11-30 17:00", s_done);
        var level = SlaReport.Of(Lines(story), Story.Paris("2026-11-30 00:00"), Story.Paris("2026-12-01 00:00"), ReportGrouping.Cell).Where(row => row.Target is SlaTarget.Level);
        Assert.Equal([("front-desk", 2, 0), ("network", 0, 1)], level.Select(row => (row.Group, row.First.Met, row.First.Breached)));
    }

    private static SlaReportRow Row(string from, string to, params Story[] stories) => Assert.Single(Rows(from, to, stories), row => row.Target is SlaTarget.Resolution);

    private static IReadOnlyList<SlaReportRow> Rows(string from, string to, params Story[] stories) =>
        SlaReport.Of(Lines(stories), Story.Paris(from), Story.Paris(to), ReportGrouping.Priority);

    private static IEnumerable<TicketOutcome> Lines(params Story[] stories) => stories.SelectMany((story, i) => story.Journal
        .Where(entry => entry.Outcomes is not null)
        .Select(entry => new TicketOutcome(new TicketNumber(1001 + i), entry.Outcomes!)));
}
