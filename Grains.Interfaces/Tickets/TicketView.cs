namespace Dispatch.Tickets;

/// <summary>A ticket and its number.</summary>
[GenerateSerializer, Immutable, Alias("ticket-view")]
public sealed record TicketView([property: Id(0)] TicketNumber Number, [property: Id(1)] TicketState State);
