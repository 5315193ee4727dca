namespace Dispatch.Tickets;

/// <summary>What changed in a feed.</summary>
/// <param name="Tickets">Open tickets of the feed that changed since the mark; one may be given again that was given before.</param>
/// <param name="OpenCount">How many tickets of the feed are open now: whoever has more has not heard of some that left.</param>
/// <param name="Mark">The place from which to ask next.</param>
public sealed record FeedChanges(IReadOnlyList<TicketView> Tickets, int OpenCount, long Mark);
