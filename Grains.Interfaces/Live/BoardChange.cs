using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>What a notice says of one ticket: its line, or that it left the board.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">The version that brought the change, so that a late notice cannot undo a newer one.</param>
/// <param name="Row">Its line; null if it is no longer on this board.</param>
/// <param name="NextDeadline">When it moves by itself next, whether it is on the board or, resolved, waits to close.</param>
/// <param name="CommittedAt">When it was committed, by the clock of who did; null where the store told of it later.</param>
[GenerateSerializer, Immutable, Alias("board-change")]
public sealed record BoardChange(
    [property: Id(0)] TicketNumber Number, [property: Id(1)] int Version, [property: Id(2)] BoardRow? Row, [property: Id(3)] DateTimeOffset? NextDeadline,
    [property: Id(4)] DateTimeOffset? CommittedAt = null);
