namespace Dispatch.Sla;

/// <summary>What an event makes of a ticket's clocks.</summary>
/// <param name="Clocks">The clocks after it.</param>
/// <param name="Outcomes">Those that it decided; null for none.</param>
public sealed record ClockChange(ValueList<TicketClock> Clocks, ValueList<ClockOutcome>? Outcomes);
