using Dispatch.Access;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using Dispatch.Unit.Tickets;

namespace Dispatch.Unit.Sla.Reports;

/// <summary>Reports, which read outcomes only, count what the whole journal replayed comes to.</summary>
public sealed class ReportPropertyTests
{
    [Fact]
    public void Outcomes_come_to_what_the_replayed_journal_shows() => Stories.Tell((_, _, journal) =>
    {
        var counted = DecidedClocks.Of(journal.SelectMany(entry => entry.Outcomes ?? []));
        Assert.Equal(
            Recount(journal).Order(StringComparer.Ordinal),
            counted.Select(clock => Text(clock.Outcome.Target, clock.Figure, clock.Met, clock.Outcome.At, clock.Elapsed)).Order(StringComparer.Ordinal));
    });

    /// <summary>Every clock that there ever was, as it stood when it left: by looking at states only.</summary>
    private static List<string> Recount(IReadOnlyList<JournalEntry> journal)
    {
        List<string> found = [];
        TicketState? before = null;
        TicketClock? first = null;
        foreach (var entry in journal)
        {
            var after = Ticket.Evolve(before, entry, Promises.Rules);
            if (entry.Event is TicketEvent.Reopened)
                first ??= before!.Clocks.FirstOrDefault(clock => clock.Target is SlaTarget.Resolution);
            foreach (var clock in before?.Clocks ?? [])
            {
                var stays = after.Clocks.Any(other => other.Target == clock.Target) && !(clock.Target is SlaTarget.Level && entry.Event is TicketEvent.Transferred or TicketEvent.Reopened);
                if (!stays && clock.Target is SlaTarget.Level && (!clock.IsOpen || entry.Event is TicketEvent.Transferred))
                    Add(clock.IsOpen ? Stopped(clock, entry.OccurredAt) : clock, ReportFigure.First);
            }

            before = after;
        }

        foreach (var clock in before!.Clocks)
        {
            if (clock.Target is not SlaTarget.Resolution)
            {
                Add(clock, ReportFigure.First);
                continue;
            }

            Add(first ?? clock, ReportFigure.First);
            // Reopened and not decided again: it counts as it was.
            Add(clock.IsOpen && first is not null && Last(journal) is { } was && was.Breach == clock.Breach ? was : clock, ReportFigure.Total);
        }

        if (first is not null && !before.Clocks.Any(clock => clock.Target is SlaTarget.Resolution))
        {
            // Reopened and then withdrawn: nothing is owed any more, and what was decided before stays as it was (sla.md rule 10).
            Add(first, ReportFigure.First);
            Add(Last(journal), ReportFigure.Total);
        }

        return found;

        void Add(TicketClock? clock, ReportFigure figure)
        {
            if (clock is { Breach: { } breach })
                found.Add(Text(clock.Target, figure, met: false, breach.At, clock.IsOpen ? null : clock.Used));
            else if (clock is { StoppedAt: { } stopped })
                found.Add(Text(clock.Target, figure, met: true, stopped, clock.Used));
        }
    }

    /// <summary>The resolution before the last reopening.</summary>
    private static TicketClock? Last(IReadOnlyList<JournalEntry> journal)
    {
        var reopened = journal.Last(entry => entry.Event is TicketEvent.Reopened);
        return Ticket.Replay(journal.Take(reopened.Version - 1), Promises.Rules).Clocks.FirstOrDefault(clock => clock.Target is SlaTarget.Resolution);
    }

    private static TicketClock Stopped(TicketClock clock, DateTimeOffset at) => clock with
    {
        Used = TicketClocks.Read(Holder(clock), at, Promises.Rules)[0].Elapsed,
        StoppedAt = at,
        Breach = clock.Breach is { } breach && !breach.IsDisprovedBy(at) ? breach : null,
    };

    private static TicketState Holder(TicketClock clock) =>
        Ticket.Decide(null, Life.Report, new DecisionContext(Life.Marie, Life.Start, new TicketRules()) { Rights = Rights.All, Sla = Promises.Rules }).State! with { Clocks = [clock] };

    private static string Text(SlaTarget target, ReportFigure figure, bool met, DateTimeOffset at, TimeSpan? elapsed) =>
        $"{target} {figure} {(met ? "met" : "broken")} {Instants.Format(at)} {elapsed}";
}
