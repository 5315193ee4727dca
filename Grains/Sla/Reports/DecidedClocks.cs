using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>
/// Reads from journals which clocks were met and which were broken, each once: a breach that was recorded while the clock ran and the end of that clock are
/// one outcome, and one that a late entry disproved is none (sla.md rules 10 to 12).
/// </summary>
public static class DecidedClocks
{
    /// <summary>The outcome of every decided clock. A reopened ticket's resolution has one for each time that it ended.</summary>
    /// <param name="lines">Lines of journals, of each ticket all that decided a clock, in order.</param>
    public static IEnumerable<(TicketNumber Number, ClockOutcome Outcome)> In(IEnumerable<TicketOutcome> lines)
    {
        foreach (var ticket in lines.GroupBy(line => line.Number))
        {
            foreach (var target in ticket.SelectMany(line => line.Outcomes).GroupBy(outcome => outcome.Target))
            {
                foreach (var outcome in Of(target))
                    yield return (ticket.Key, outcome);
            }
        }
    }

    private static IEnumerable<ClockOutcome> Of(IEnumerable<ClockOutcome> target)
    {
        // A broken clock runs on until it stops, under whatever priority and in whatever cell: it counts where it broke.
        ClockOutcome? broken = null;
        var ended = true;
        foreach (var outcome in target)
        {
            ended = outcome.Stopped;
            broken = outcome switch
            {
                { State: not ClockState.Breached } => null,
                { Stopped: false } => outcome,
                _ => broken,
            };
            if (ended)
                yield return broken is null ? outcome : broken with { Elapsed = outcome.Elapsed, Stopped = true, Again = outcome.Again };
            if (ended && outcome.Target is SlaTarget.Level)
                broken = null;
        }

        if (broken is not null && !ended)
            yield return broken;
    }
}
