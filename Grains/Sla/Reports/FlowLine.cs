using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>A ticket that came, went, or is open now.</summary>
/// <param name="Kind">Which.</param>
/// <param name="At">When it came or went, UTC; of one that is open, when it was reported.</param>
/// <param name="Number">The ticket.</param>
public readonly record struct FlowLine(FlowKind Kind, DateTimeOffset At, TicketNumber Number)
{
    /// <summary>Whether one more is open since.</summary>
    public bool IsIn => Kind is FlowKind.Reported or FlowKind.Reopened;

    /// <summary>Whether one less is open since.</summary>
    public bool IsOut => Kind is FlowKind.Resolved or FlowKind.Cancelled;
}
