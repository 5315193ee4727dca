using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Why the clocks of a ticket show what they show.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="At">The instant up to which clocks that still run are told.</param>
/// <param name="Clocks">One account a clock, in the order in which they started; empty where nothing was ever promised.</param>
public sealed record AccountResponse(TicketNumber Number, DateTimeOffset At, IReadOnlyList<ClockAccount> Clocks);
