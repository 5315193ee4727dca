using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>
/// What happens to the clocks of a ticket when something happens to the ticket (sla.md rules 4 to 12). Pure: the same journal under the same
/// versions of the rules gives the same clocks.
/// </summary>
public static class TicketClocks
{
    /// <summary>The clocks after an event.</summary>
    /// <param name="before">The ticket before it; null for its report.</param>
    /// <param name="after">The ticket after it, still with the clocks of before.</param>
    /// <param name="entry">The journal's line.</param>
    /// <param name="rules">Rules that know the versions that judged and judge the ticket.</param>
    public static ClockChange Apply(TicketState? before, TicketState after, JournalEntry entry, SlaRules rules)
    {
        if (after.JudgedBy is null && after.Clocks.Count == 0)
            return new ClockChange(after.Clocks, null);
        return entry.Event switch
        {
            SlaWarned e => Change(after, e.Target, clock => clock.Warn(e.Percent, Warnings(after, e.Target, rules), rules)),
            SlaBreached e => Broken(after, e.Target, entry, rules),
            SlaOutcomeCorrected e => Corrected(after, e, entry, rules),
            _ => new ClockShift(before, after, entry, rules).Work(),
        };
    }

    /// <summary>The clocks whose recorded breach a command that happened at this instant shows not to have happened (sla.md rule 12).</summary>
    public static IEnumerable<SlaOutcomeCorrected> Disproved(TicketState before, TicketState after, DateTimeOffset at)
    {
        foreach (var clock in before.Clocks)
        {
            if (clock is not { Breach: { } breach, IsOpen: true } || !breach.IsDisprovedBy(at))
                continue;
            var now = after.Clocks.FirstOrDefault(other => other.Target == clock.Target && other.StartedAt == clock.StartedAt);
            if (now is null || now.RunningSince is null || now.Goal != clock.Goal || now.Calendar != clock.Calendar)
                yield return new SlaOutcomeCorrected(clock.Target, breach.At);
        }
    }

    /// <summary>What the clocks of a ticket show at an instant.</summary>
    public static ValueList<ClockReading> Read(TicketState ticket, DateTimeOffset at, SlaRules rules) => ticket.Clocks
        .Select(clock => clock.RunningSince is null ? ClockReading.Of(clock) : ClockReading.Of(clock, at, clock.ElapsedAt(at, rules)))
        .ToValueList();

    private static ClockChange Broken(TicketState state, SlaTarget target, JournalEntry entry, SlaRules rules)
    {
        var clock = state.Clocks.First(clock => clock.Target == target);
        var outcome = Outcome(clock, ClockState.Breached, entry.OccurredAt, clock.ElapsedAt(entry.OccurredAt, rules), state, stopped: false);
        return Change(state, target, broken => broken.Break(entry.OccurredAt)) with { Outcomes = [outcome] };
    }

    private static ClockChange Corrected(TicketState state, SlaOutcomeCorrected corrected, JournalEntry entry, SlaRules rules)
    {
        // The clock that was stopped before its breach may be gone: then its own line told the outcome.
        if (state.Clocks.FirstOrDefault(clock => clock.Target == corrected.Target && clock.Breach?.At == corrected.BreachedAt) is not { } clock)
            return new ClockChange(state.Clocks, null);
        var change = Change(state, corrected.Target, broken => broken.Correct(Warnings(state, corrected.Target, rules), rules));
        return clock.IsOpen
            ? change with { Outcomes = [Outcome(clock, ClockState.Corrected, entry.OccurredAt, clock.ElapsedAt(entry.OccurredAt, rules), state, stopped: false)] }
            : change;
    }

    private static ClockChange Change(TicketState state, SlaTarget target, Func<TicketClock, TicketClock> change) =>
        new(state.Clocks.Select(clock => clock.Target == target ? change(clock) : clock).ToValueList(), null);

    private static ValueList<int> Warnings(TicketState state, SlaTarget target, SlaRules rules) => ClockTerms.Of(target, state, rules)?.Warnings ?? [];

    /// <summary>How a clock was decided, with what reports group by.</summary>
    internal static ClockOutcome Outcome(
        TicketClock clock, ClockState state, DateTimeOffset at, TimeSpan elapsed, TicketState ticket, bool stopped) =>
        new(clock.Target, state, at, ticket.Priority, ticket.Cell, ticket.Level, ticket.Site?.Label, clock.Breach?.Goal ?? clock.Goal, elapsed, stopped, clock.Again);
}
