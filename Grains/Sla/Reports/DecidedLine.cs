using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>A clock that was met or broken, with what its ticket was then.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Target">What was promised.</param>
/// <param name="Met">Whether it was kept.</param>
/// <param name="Corrected">Whether a breach was recorded and taken back before it was kept.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Goal">What was promised, business time.</param>
/// <param name="Elapsed">Business time used; null for one that was broken and runs on.</param>
/// <param name="Cell">The cell that had it.</param>
/// <param name="Level">Its level.</param>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Site">The site's name or address.</param>
public sealed record DecidedLine(
    TicketNumber Number, SlaTarget Target, bool Met, bool Corrected, DateTimeOffset At, TimeSpan Goal, TimeSpan? Elapsed, string Cell, int Level, int Priority, string? Site)
{
    /// <summary>The line of a clock.</summary>
    public static DecidedLine Of(TicketNumber number, DecidedClock clock)
    {
        var outcome = clock.Outcome;
        return new(
            number, outcome.Target, clock.Met, clock.Corrected, outcome.At, outcome.Goal, clock.Elapsed, outcome.Cell, outcome.Level, outcome.Priority, outcome.Site);
    }
}
