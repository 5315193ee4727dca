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
    /// <summary>The cell, null if none by that identifier was recorded.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<CellView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Records what the cell is; refused with a version mismatch if the expected version is another.</summary>
    [Alias("put")]
    Task<PutOutcome<CellView>> Put(CellProfile profile, int? expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>Wakes the watch over the cell's deadlines and arms its durable reminder.</summary>
    [Alias("keep-watch")]
    Task KeepWatch();

    /// <summary>
    /// How the open tickets stand, for the managers' board; what changes is told to it from then on, until nobody has asked for the length of a
    /// feed's lease. Interleaves: a cell with very many tickets goes on while they are counted.
    /// </summary>
    [Alias("count-sla"), AlwaysInterleave]
    Task<CellCounts> CountSla();
}
