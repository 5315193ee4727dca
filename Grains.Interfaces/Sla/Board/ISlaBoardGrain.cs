using Dispatch.Live;
using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>
/// What managers watch: figures of the whole installation, added up from what cells count. One grain; it knows no ticket. While nobody watches, neither it
/// nor any cell counts anything.
/// </summary>
[Alias("sla-board")]
public interface ISlaBoardGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "organisation";

    /// <summary>Registers the observer, or renews its lease, and brings it up to date from its position (null: from nothing).</summary>
    [Alias("watch")]
    Task<SlaCatchUp> Watch(ISlaBoardObserver observer, FeedPosition? position);

    /// <summary>The observer listens no more.</summary>
    [Alias("unwatch")]
    Task Unwatch(ISlaBoardObserver observer);

    /// <summary>The whole board as it is now.</summary>
    [Alias("snapshot")]
    Task<SlaSnapshot> Snapshot();

    /// <summary>A cell says what changed. May be lost: the board sees the gap, or the silence, and asks.</summary>
    [Alias("cell-counted"), OneWay]
    Task CellCounted(CellCounts counts);
}
