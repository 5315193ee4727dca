namespace Dispatch.Tickets;

/// <summary>What changed in a feed.</summary>
/// <param name="Tickets">Tickets of the feed that changed since the mark, open or not; one may be given again that was given before.</param>
/// <param name="OpenCount">How many tickets of the feed are open now.</param>
/// <param name="Mark">The place from which to ask next.</param>
public sealed record FeedChanges(IReadOnlyList<TicketView> Tickets, int OpenCount, long Mark);
