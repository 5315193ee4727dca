using Dispatch.Live;
using Dispatch.Sla;
using Orleans.Concurrency;

namespace Dispatch.Cells;

/// <summary>
/// One support cell: its profile, the live board of its open tickets, and the watch over their deadlines. Its key is
/// <see cref="GrainKeys.Cell"/>. The board is a cache of the tickets' rows, never the truth about one.
/// </summary>
[Alias("cell")]
public interface ISupportCellGrain : ITicketFeedGrain
{
    /// <summary>An API process that has not said for so long who looks at what has nobody who looks.</summary>
    static readonly TimeSpan LooksLapse = TimeSpan.FromSeconds(15);

    /// <summary>The cell, null if none by that identifier was recorded.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<CellView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Records what the cell is; refused with a version mismatch if the expected version is another.</summary>
    [Alias("put")]
    Task<PutOutcome<CellView>> Put(CellProfile profile, int? expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>A ticket changed, entered or left. May be lost: a watched board heals from the store, and so does the watch over deadlines.</summary>
    [Alias("ticket-changed"), OneWay]
    Task TicketChanged(BoardChange change);

    /// <summary>Wakes the watch over the cell's deadlines and arms its durable reminder.</summary>
    [Alias("keep-watch")]
    Task KeepWatch();

    /// <summary>
    /// How the open tickets stand, for the managers' board; what changes is told to it from then on, until nobody has asked for the length of a
    /// feed's lease. Interleaves: a cell with very many tickets goes on while they are counted.
    /// </summary>
    [Alias("count-sla"), AlwaysInterleave]
    Task<CellCounts> CountSla();

    /// <summary>
    /// An API process says which of its people look at which of the cell's tickets, all of it each time, and again before <see cref="LooksLapse"/>. Told to those
    /// who watch the board, a few times a second at most; never stored.
    /// </summary>
    /// <param name="process">Names the process.</param>
    /// <param name="looks">Who looks at what there.</param>
    [Alias("look")]
    Task Look(string process, ValueList<LookedAt> looks);
}
