using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>Changes of a feed, coalesced: the latest line of each ticket that changed.</summary>
/// <param name="Feed">Whose: <c>cell:{id}</c> or <c>technician:{id}</c>.</param>
/// <param name="Epoch">The feed's epoch.</param>
/// <param name="From">The first change in it.</param>
/// <param name="To">The last change in it.</param>
/// <param name="Rows">Lines that changed, latest state.</param>
/// <param name="Removed">Tickets that left.</param>
/// <param name="CommittedAt">When the first of its changes was committed, for measuring how late screens are; null where that is not known.</param>
[GenerateSerializer, Immutable, Alias("board-frame")]
public sealed record BoardFrame(
    [property: Id(0)] string Feed,
    [property: Id(1)] string Epoch,
    [property: Id(2)] long From,
    [property: Id(3)] long To,
    [property: Id(4)] ValueList<BoardRow> Rows,
    [property: Id(5)] ValueList<TicketNumber> Removed,
    [property: Id(6)] DateTimeOffset? CommittedAt = null);
