namespace Dispatch.Tickets;

/// <summary>The open tickets of a feed.</summary>
/// <param name="Tickets">The tickets.</param>
/// <param name="Mark">The place from which to ask for changes.</param>
public sealed record FeedRows(IReadOnlyList<TicketView> Tickets, long Mark);
