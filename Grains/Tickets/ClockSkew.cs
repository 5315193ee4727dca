using Microsoft.Extensions.Logging;

namespace Dispatch.Tickets;

/// <summary>
/// Raises an alarm where two processes disagree about the time (sla.md rule 19): a ticket that changed in the future was changed by a clock that is ahead
/// of this one. The ticket's own clock still never runs backwards.
/// </summary>
public sealed partial class ClockSkew(ILogger<ClockSkew> logger)
{
    /// <summary>What passes for the same time.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Looks at a ticket that is about to be decided on.</summary>
    public void Watch(TicketNumber number, TicketState state, DateTimeOffset now)
    {
        if (state.LatestAt - now <= Tolerance)
            return;
        TicketMetrics.Skewed();
        LogAhead(number, state.LatestAt - now);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clocks of two servers differ: {Number} was changed {Ahead} ahead of this one. Synchronise them.")]
    private partial void LogAhead(TicketNumber number, TimeSpan ahead);
}
