namespace Dispatch.Tickets;

/// <summary>A ticket that moves by itself.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="At">When, UTC.</param>
public readonly record struct TicketDeadline(TicketNumber Number, DateTimeOffset At);
