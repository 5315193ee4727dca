using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>The clocks that one line of a ticket's journal decided.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Outcomes">The clocks.</param>
public sealed record TicketOutcome(TicketNumber Number, ValueList<ClockOutcome> Outcomes);
