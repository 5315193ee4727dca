namespace Dispatch.Tickets;

/// <summary>One page of a list.</summary>
/// <param name="Tickets">The tickets, newest number first.</param>
/// <param name="Next">Where the next page begins; null if this is the last.</param>
public sealed record TicketPage(IReadOnlyList<TicketView> Tickets, TicketNumber? Next);
