using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Reports;

/// <summary>Trends: which hour or day counts what. Every number is counted a second time, in the plainest way.</summary>
public sealed class TrendTests
{
    private static readonly HomeZone s_paris = HomeZone.Of(Promises.Rules);

    [Fact]
    public void Days_begin_at_midnight_also_when_clocks_change()
    {
        var stretches = new TrendStretches(Story.Paris("2026-03-28 15:00"), Story.Paris("2026-03-31 09:00"), TrendStep.Day, s_paris);
        Assert.Equal(["2026-03-28 00:00", "2026-03-29 00:00", "2026-03-30 00:00", "2026-03-31 00:00"], stretches.Begins.Select(at => Story.Local(at)));
        Assert.Equal([(6, 0), (7, 0), (1, 0), (2, 0)], Enumerable.Range(0, 4).Select(stretches.LocalTimeOf));
        Assert.Equal(1, stretches.IndexOf(Story.Paris("2026-03-29 23:59")));
        Assert.Equal(2, stretches.IndexOf(Story.Paris("2026-03-30 00:00")));
        Assert.Null(stretches.IndexOf(Story.Paris("2026-03-27 23:59")));
        Assert.Null(stretches.IndexOf(Story.Paris("2026-03-31 09:00")));
    }

    [Theory]
    [InlineData("2026-03-29 00:30", "2026-03-29 05:00", new[] { 0, 1, 3, 4 })]
    [InlineData("2026-10-25 01:10", "2026-10-25 04:00", new[] { 1, 2, 2, 3 })]
    public void An_hour_that_is_skipped_is_none_and_one_that_occurs_twice_is_two(string from, string to, int[] hours)
    {
        var stretches = new TrendStretches(Story.Paris(from), Story.Paris(to), TrendStep.Hour, s_paris);
        Assert.Equal(hours, Enumerable.Range(0, stretches.Begins.Count).Select(i => stretches.LocalTimeOf(i).Hour));
        Assert.All(stretches.Begins, at => Assert.Equal(0, at.Minute));
    }

    [Fact]
    public void More_stretches_than_a_trend_holds_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new TrendStretches(Story.Paris("2026-01-01 00:00"), Story.Paris("2026-12-01 00:00"), TrendStep.Hour, s_paris));

    [Theory]
    [InlineData(TrendStep.Hour)]
    [InlineData(TrendStep.Day)]
    public void Tickets_that_came_went_and_were_open_are_those_of_a_plain_recount(TrendStep step)
    {
        var random = new Random(20261130);
        var (from, now) = (Story.Paris("2026-10-20 00:00"), Story.Paris("2026-10-28 11:20"));
        // Each came at some time, maybe before the trend, and went some hours later, or has not yet.
        var tickets = Enumerable.Range(0, 500).Select(_ =>
        {
            var came = from.AddMinutes(random.Next(-3_000, (int)(now - from).TotalMinutes));
            var went = came.AddMinutes(random.Next(1, 6_000));
            return (Came: came, Went: went < now ? went : (DateTimeOffset?)null);
        }).ToList();
        var stretches = new TrendStretches(from, now, step, s_paris);
        var fold = new FlowFold(stretches);
        foreach (var (came, went) in tickets)
        {
            if (came >= from)
                fold.Add(new FlowLine(FlowKind.Reported, came, default));
            if (went >= from)
                fold.Add(new FlowLine(FlowKind.Resolved, went.Value, default));
            if (went is null)
                fold.Add(new FlowLine(FlowKind.Open, came, default));
        }

        // What happened while the trend was being read.
        fold.Add(new FlowLine(FlowKind.Reported, now.AddSeconds(1), default));
        fold.Add(new FlowLine(FlowKind.Open, now.AddSeconds(1), default));

        foreach (var (i, flow) in fold.Finish().Index())
        {
            var (begins, ends) = (stretches.Begins[i], i + 1 < stretches.Begins.Count ? stretches.Begins[i + 1] : now);
            Assert.Equal(tickets.Count(ticket => ticket.Came >= begins && ticket.Came < ends), flow.In);
            Assert.Equal(tickets.Count(ticket => ticket.Went >= begins && ticket.Went < ends), flow.Out);
            Assert.Equal(tickets.Count(ticket => ticket.Came < ends && !(ticket.Went < ends)), flow.Open);
        }
    }

    [Fact]
    public void Promises_count_in_the_hour_in_which_they_were_decided()
    {
        var met = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:30", new Resolve("fixed", null));
        var broken = Told().Reported("2026-11-30 09:00").Until("2026-12-01 12:00");
        var stretches = new TrendStretches(Story.Paris("2026-11-30 00:00"), Story.Paris("2026-12-02 00:00"), TrendStep.Hour, s_paris);
        var points = Trend(stretches, ReportFilter.None, met, broken);
        Assert.Equal(48, points.Count);

        // Response, resolution and level of the one; of the other the response at 11, the cell's time at 14 and the resolution at 18.
        Assert.Equal([(10, 3, 0), (11, 0, 1), (14, 0, 1), (18, 0, 1)], points.Where(point => point.Met + point.Breached > 0).Select(point => (point.Hour, point.Met, point.Breached)));
        Assert.Equal((1, 100.0), (points[10].Weekday, points[10].Compliance));
        Assert.Null(points[9].Compliance);
        var resolutions = Trend(stretches, new ReportFilter { Target = SlaTarget.Resolution }, met, broken);
        Assert.Equal((1, 1), (resolutions.Sum(point => point.Met), resolutions.Sum(point => point.Breached)));
        Assert.Equal(0, Trend(stretches, new ReportFilter { Cell = "network" }, met, broken).Sum(point => point.Met + point.Breached));
    }

    [Fact]
    public void The_list_behind_a_figure_has_as_many_lines_as_the_figure_says()
    {
        Story[] stories =
        [
            Told().Reported("2026-11-30 09:00").At("2026-11-30 10:30", new Resolve("fixed", null)),
            Told().Reported("2026-11-30 09:00").Until("2026-12-01 12:00"),
            Told().Reported("2026-11-30 09:00", 1).Until("2026-11-30 12:00").At("2026-11-30 13:00", new Transfer("network", 2, "elsewhere")).Until("2026-12-01 12:00"),
        ];
        var (from, to) = (Story.Paris("2026-11-30 00:00"), Story.Paris("2026-12-02 00:00"));
        foreach (var filter in (ReportFilter[])[ReportFilter.None, new() { Cell = "network" }, new() { Level = 2 }, new() { Priority = 1 }, new() { Site = "" }, new() { Site = "Lyon" }, new() { Target = SlaTarget.Level }])
        {
            foreach (var figure in Enum.GetValues<ReportFigure>())
            {
                var report = new SlaReportFold(from, to, ReportGrouping.Cell, filter);
                DecidedList met = new(from, to, filter, figure, true), broken = new(from, to, filter, figure, false), both = new(from, to, filter, figure, null);
                foreach (var line in Lines(stories))
                {
                    report.Add(line);
                    met.Add(line);
                    broken.Add(line);
                    both.Add(line);
                }

                var rows = report.Finish().Rows.Where(row => row.Figure == figure).ToList();
                Assert.Equal(rows.Sum(row => row.Met), met.Finish().Count);
                Assert.Equal(rows.Sum(row => row.Breached), broken.Finish().Count);
                var all = both.Finish();
                Assert.Equal(rows.Sum(row => row.Met + row.Breached), all.Count);
                Assert.Equal(all.OrderByDescending(line => line.At).Select(line => line.At), all.Select(line => line.At));
            }
        }
    }

    private static IReadOnlyList<TrendPoint> Trend(TrendStretches stretches, ReportFilter filter, params Story[] stories)
    {
        var fold = new SlaTrendFold(stretches, filter);
        foreach (var line in Lines(stories))
            fold.Add(line);
        return fold.Finish(new FlowFold(stretches));
    }

    private static IEnumerable<OutcomeLine> Lines(Story[] stories) => stories.Index().SelectMany(
        story => story.Item.Journal.Select(entry => entry.Outcomes).OfType<ValueList<ClockOutcome>>().Select(outcomes => new OutcomeLine(new TicketNumber(story.Index + 1), outcomes)));

    /// <summary>Nobody escalates here: an escalation may change priority and cell.</summary>
    private static Story Told() => new(Promises.Of(Promises.Policy() with { Escalation = null }));
}
