using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Reports;

/// <summary>What reports count (sla.md rules 10 to 12), from journals. Office hours are 09–12 and 13–18; P3 is 8 h in them, 2 h to respond, 4 h for a cell.</summary>
public sealed class ReportTests
{
    private static readonly Resolve s_done = new("fixed", null);

    [Fact]
    public void What_is_resolved_in_time_is_met_when_it_is_resolved()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done);
        var row = Row(Report(story), SlaTarget.Resolution);
        Assert.Equal(("front-desk", 1, 0, 0, 0, 100.0), (row.Group, row.Met, row.Breached, row.StillOpen, row.Corrected, row.Compliance));
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(1)), (row.MeanElapsed, row.P90Elapsed));
        Assert.Equal([SlaTarget.Response, SlaTarget.Resolution, SlaTarget.Resolution, SlaTarget.Level], Report(story).Rows.Select(line => line.Target));
    }

    [Fact]
    public void A_broken_clock_counts_once_when_it_breaks_and_learns_later_how_long_it_took()
    {
        var story = Told().Reported("2026-11-30 09:00").Until("2026-11-30 18:01");
        var open = Row(Report(story), SlaTarget.Resolution);
        Assert.Equal((0, 1, 1, 0.0, (TimeSpan?)null), (open.Met, open.Breached, open.StillOpen, open.Compliance, open.MeanElapsed));

        story.At("2026-12-01 10:00", s_done);
        var stopped = Row(Report(story), SlaTarget.Resolution);
        Assert.Equal((0, 1, 0, (TimeSpan?)TimeSpan.FromHours(9)), (stopped.Met, stopped.Breached, stopped.StillOpen, stopped.MeanElapsed));
        // Broken on the 30th, however late it was resolved.
        Assert.Single(Report(story, "2026-11-30 00:00", "2026-12-01 00:00").Rows, row => row is { Target: SlaTarget.Resolution, Figure: ReportFigure.First });
        Assert.DoesNotContain(Report(story, "2026-12-01 00:00", "2026-12-02 00:00").Rows, row => row.Target is SlaTarget.Resolution);
    }

    [Fact]
    public void The_range_begins_with_its_first_instant_and_ends_before_its_last()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done);
        Assert.NotEmpty(Report(story, "2026-11-30 10:00", "2026-11-30 10:01").Rows);
        Assert.Empty(Report(story, "2026-11-30 09:00", "2026-11-30 10:00").Rows);
    }

    [Fact]
    public void A_reopening_leaves_the_first_resolution_alone_and_the_total_counts_when_it_is_decided()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done)
            .At("2026-12-01 09:00", new Reopen(null)).Until("2026-12-02 09:00").At("2026-12-02 10:00", s_done);
        var report = Report(story);
        var first = Row(report, SlaTarget.Resolution);
        Assert.Equal((1, 0, TimeSpan.FromHours(1)), (first.Met, first.Breached, first.MeanElapsed));
        var total = Row(report, SlaTarget.Resolution, ReportFigure.Total);
        Assert.Equal((0, 1, TimeSpan.FromHours(10)), (total.Met, total.Breached, total.MeanElapsed));
        Assert.Equal([ReportFigure.First], Report(story, "2026-11-30 00:00", "2026-12-01 00:00").Rows.Where(row => row.Target is SlaTarget.Resolution).Select(row => row.Figure));
    }

    [Fact]
    public void A_correction_takes_the_breach_back()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 09:00", new Assign("tech-1") { Mode = InterventionMode.OnSite })
            .At("2026-11-30 13:30", new Depart()).Until("2026-11-30 16:05");
        Assert.Equal(1, Row(Report(story), SlaTarget.OnSite).Breached);
        story.Late("2026-11-30 16:10", "2026-11-30 15:55", new Arrive());
        var row = Row(Report(story), SlaTarget.OnSite);
        Assert.Equal((1, 0, 1, 100.0), (row.Met, row.Breached, row.Corrected, row.Compliance));
    }

    [Fact]
    public void A_breach_that_is_taken_back_while_the_clock_goes_on_counts_nothing_until_it_is_decided()
    {
        var story = Told().Reported("2026-11-30 09:00").Until("2026-11-30 18:20").Late("2026-11-30 18:22", "2026-11-30 17:00", new Suspend(SuspensionReason.Requester, null, null));
        Assert.DoesNotContain(Report(story).Rows, row => row.Target is SlaTarget.Resolution);
        story.At("2026-12-01 09:00", new Resume()).At("2026-12-01 09:30", s_done);
        var row = Row(Report(story), SlaTarget.Resolution);
        Assert.Equal((1, 0, 1), (row.Met, row.Breached, row.Corrected));
    }

    [Fact]
    public void A_visit_that_was_withdrawn_before_it_was_late_is_neither_met_nor_broken()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 09:00", new Assign("tech-1") { Mode = InterventionMode.OnSite }).Until("2026-11-30 16:05");
        Assert.Equal(1, Row(Report(story), SlaTarget.OnSite).Breached);
        story.Late("2026-11-30 16:10", "2026-11-30 15:00", s_done);
        Assert.DoesNotContain(Report(story).Rows, row => row.Target is SlaTarget.OnSite);
    }

    [Fact]
    public void Each_stay_in_a_cell_counts_for_that_cell()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Transfer("network", 2, "network fault")).Until("2026-12-01 09:00")
            .At("2026-12-01 09:30", new Transfer("front-desk", 1, "back")).At("2026-12-01 10:00", s_done);
        var cells = Report(story).Rows.Where(row => row.Target is SlaTarget.Level).Select(row => (row.Group, row.Met, row.Breached));
        Assert.Equal([("front-desk", 2, 0), ("network", 0, 1)], cells);
        var levels = Report(story, by: ReportGrouping.Level).Rows.Where(row => row.Target is SlaTarget.Level).Select(row => (row.Group, row.Met, row.Breached));
        Assert.Equal([("1", 2, 0), ("2", 0, 1)], levels);
    }

    [Fact]
    public void Nine_of_ten_took_no_longer_than_the_ninetieth_percentile()
    {
        var stories = Enumerable.Range(1, 10).Select(minutes => Told().Reported("2026-11-30 09:00").At($"2026-11-30 09:{minutes:00}", s_done)).ToArray();
        var row = Row(Report(stories), SlaTarget.Resolution);
        Assert.Equal((10, TimeSpan.FromMinutes(5.5), TimeSpan.FromMinutes(9)), (row.Met, row.MeanElapsed, row.P90Elapsed));
    }

    [Fact]
    public void Groups_are_sorted_and_tickets_without_a_site_come_last()
    {
        var plain = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done);
        var sited = Told();
        sited.Life.At(Story.Paris("2026-11-30 09:00")).Accept(Dispatch.Unit.Tickets.Life.Report with { Site = new Site("Rennes") });
        sited.At("2026-11-30 10:00", s_done);
        Assert.Equal(["Rennes", null], Report([plain, sited], by: ReportGrouping.Site).Rows.Select(row => row.Group).Distinct());
        Assert.Equal(["3", "4"], Report([plain, sited], by: ReportGrouping.Priority, target: SlaTarget.Response).Rows.Select(row => row.Group).Distinct().Order());
    }

    [Fact]
    public void Nothing_decided_has_no_percentage()
    {
        Assert.Null(SlaReportFold.Compliance(0, 0));
        Assert.Equal(66.67, SlaReportFold.Compliance(2, 1));
    }

    /// <summary>Nobody escalates here: an escalation may change priority and cell.</summary>
    private static Story Told() => new(Promises.Of(Promises.Policy() with { Escalation = null }));

    private static SlaReport Report(Story story, string from = "2026-11-01 00:00", string to = "2026-12-31 00:00", ReportGrouping by = ReportGrouping.Cell) => Report([story], from, to, by);

    private static SlaReport Report(
        Story[] stories, string from = "2026-11-01 00:00", string to = "2026-12-31 00:00", ReportGrouping by = ReportGrouping.Cell, SlaTarget? target = null)
    {
        var fold = new SlaReportFold(Story.Paris(from), Story.Paris(to), by, new ReportFilter { Target = target });
        foreach (var (index, story) in stories.Index())
        {
            foreach (var outcomes in story.Journal.Select(entry => entry.Outcomes).OfType<ValueList<ClockOutcome>>())
                fold.Add(new OutcomeLine(new TicketNumber(index + 1), outcomes));
        }

        return fold.Finish();
    }

    private static SlaReportRow Row(SlaReport report, SlaTarget target, ReportFigure figure = ReportFigure.First) =>
        Assert.Single(report.Rows, row => row.Target == target && row.Figure == figure);
}
