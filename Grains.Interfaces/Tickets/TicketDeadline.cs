namespace Dispatch.Tickets;

/// <summary>When a ticket moves by itself next, as of one of its versions: words about it can overtake each other, the newest version counts.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">The version of the ticket that this holds for; 0 if there is no such ticket.</param>
/// <param name="At">When, UTC; null if it does not move by itself.</param>
[GenerateSerializer, Immutable, Alias("ticket-deadline")]
public readonly record struct TicketDeadline([property: Id(0)] TicketNumber Number, [property: Id(1)] int Version, [property: Id(2)] DateTimeOffset? At);
