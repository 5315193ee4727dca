using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>A line of a ticket's journal that decided clocks.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Outcomes">The clocks that it decided.</param>
public readonly record struct OutcomeLine(TicketNumber Number, ValueList<ClockOutcome> Outcomes);
