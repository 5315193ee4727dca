using Dispatch.Sla;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Reports;

/// <summary>The outcomes of the journal, alike on both databases.</summary>
public abstract class OutcomeTests(Engine engine)
{
    /// <summary>Away from whatever other tests of the class store.</summary>
    private static int s_days;

    private readonly DateTimeOffset _day = Sample.Noon.AddDays(10 * Interlocked.Increment(ref s_days));

    [Fact]
    public async Task All_outcomes_of_tickets_that_have_one_in_the_range_come_in_order()
    {
        var early = await Ticket((_day.AddDays(-1), ClockState.Breached, false), (_day, ClockState.Corrected, true));
        var late = await Ticket((_day.AddHours(1), ClockState.Breached, false), (_day.AddDays(3), ClockState.Breached, true));
        await Ticket((_day.AddDays(-1), ClockState.Met, true));
        await Ticket((_day.AddDays(1), ClockState.Met, true));

        var lines = await Read(_day, _day.AddDays(1));
        Assert.Equal([early, early, late, late], lines.Select(line => line.Number));
        Assert.Equal(
            [ClockState.Breached, ClockState.Corrected, ClockState.Breached, ClockState.Breached],
            lines.Select(line => Assert.Single(line.Outcomes).State));
        Assert.Equal(Outcome(_day.AddDays(-1), ClockState.Breached, stopped: false), lines[0].Outcomes[0]);
    }

    [Fact]
    public async Task The_range_begins_with_its_first_instant_and_ends_before_its_last()
    {
        var number = await Ticket((_day, ClockState.Met, true));
        Assert.Equal([number], (await Read(_day, _day.AddMilliseconds(1))).Select(line => line.Number));
        Assert.Empty(await Read(_day.AddMilliseconds(-1), _day));
    }

    [Fact]
    public async Task A_report_counts_what_the_journal_holds()
    {
        await Ticket((_day, ClockState.Breached, false), (_day.AddHours(2), ClockState.Corrected, true));
        await Ticket((_day, ClockState.Breached, false));
        var fold = await engine.Node.Outcomes.Fold(
            _day, _day.AddDays(1), () => new SlaReportFold(_day, _day.AddDays(1), ReportGrouping.Site, ReportFilter.None), (report, line) => report.Add(line));
        var row = Assert.Single(fold.Finish().Rows, row => row.Figure is ReportFigure.First);
        Assert.Equal(("=Rennes", 1, 1, 1, 1, 50.0), (row.Group, row.Met, row.Breached, row.StillOpen, row.Corrected, row.Compliance));
    }

    [Fact]
    public async Task Whoever_no_longer_waits_is_not_read_for()
    {
        await Ticket((_day, ClockState.Met, true));
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.Node.Outcomes.Fold(_day, _day.AddDays(1), () => 0, (_, _) => { }, gone.Token));
    }

    private async Task<List<OutcomeLine>> Read(DateTimeOffset from, DateTimeOffset to) =>
        await engine.Node.Outcomes.Fold(from, to, () => new List<OutcomeLine>(), (lines, line) => lines.Add(line));

    /// <summary>A ticket with a line for each of these outcomes, a day after the one before at the least.</summary>
    private async Task<TicketNumber> Ticket(params (DateTimeOffset At, ClockState State, bool Stopped)[] outcomes)
    {
        var state = Sample.State(Sample.Id());
        var number = (await engine.Node.Store.Register(Sample.Registration(state))).Number;
        foreach (var (at, outcome, stopped) in outcomes)
        {
            var next = state with { Version = state.Version + 1 };
            var entry = Sample.Entry(next.Version, new TicketEvent.Noted("n", Public: false)) with { OccurredAt = at, RecordedAt = at, Outcomes = [Outcome(at, outcome, stopped)] };
            Assert.Equal(CommitResult.Committed, await engine.Node.Store.Commit(Sample.Commit(new TicketChange(number, state.Version, next, [entry], null, BookingChanged: false))));
            state = next;
        }

        return number;
    }

    private static ClockOutcome Outcome(DateTimeOffset at, ClockState state, bool stopped) =>
        new(SlaTarget.Resolution, state, at, 2, "front-desk", 1, "=Rennes", TimeSpan.FromHours(8), TimeSpan.FromHours(3), stopped, Again: false);
}

public sealed class SqliteOutcomeTests(SqliteEngine engine) : OutcomeTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresOutcomeTests(PostgresEngine engine) : OutcomeTests(engine), IClassFixture<PostgresEngine>;
