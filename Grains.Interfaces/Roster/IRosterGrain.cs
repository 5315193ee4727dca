using Dispatch.Live;
using Dispatch.Technicians;
using Orleans.Concurrency;

namespace Dispatch.Roster;

/// <summary>
/// The live roster of a cell: its technicians with what they are at, for consoles. It owns nothing: it follows technicians while somebody watches, and
/// compares with the store. Its key is the cell's, <see cref="GrainKeys.Cell"/>.
/// </summary>
[Alias("roster")]
public interface IRosterGrain : IGrainWithStringKey
{
    /// <summary>Registers the observer, or renews its lease, and brings it up to date from its position (null: from nothing).</summary>
    [Alias("watch")]
    Task<RosterCatchUp> Watch(IRosterObserver observer, FeedPosition? position);

    /// <summary>The observer listens no more.</summary>
    [Alias("unwatch")]
    Task Unwatch(IRosterObserver observer);

    /// <summary>The whole roster as it is now.</summary>
    [Alias("snapshot")]
    Task<RosterSnapshot> Snapshot();

    /// <summary>A technician was recorded, came, went, moved, or is away. May be lost: a watched roster compares with the store.</summary>
    [Alias("technician-changed"), OneWay]
    Task TechnicianChanged(TechnicianView technician);

    /// <summary>A ticket of a technician changed, came to them or left them. May be lost as well.</summary>
    [Alias("work-changed"), OneWay]
    Task WorkChanged(string technician, BoardChange change);
}
