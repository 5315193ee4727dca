using Dispatch.Roster;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The roster of a cell.</summary>
internal sealed class RelayedRoster : RelayedFeed, IRosterObserver
{
    private readonly IRosterGrain _grain;
    private readonly IRosterObserver _reference;

    public RelayedRoster(string name, IClusterClient cluster, IHubContext<DispatchHub> hub, TimeProvider clock)
        : base(name, hub, clock)
    {
        _grain = cluster.GetGrain<IRosterGrain>(GrainKeys.Cell(FeedName.IdOf(name)));
        _reference = cluster.CreateObjectReference<IRosterObserver>(this);
    }

    /// <summary>Listens, and brings a screen up to date from its position.</summary>
    public Task<RosterCatchUp> Watch(FeedPosition? position) => _grain.Watch(_reference, position);

    /// <inheritdoc />
    public override async Task Renew()
    {
        var catchUp = await Watch(Position);
        await PassOn(catchUp.Frames, Frame, catchUp.Snapshot is { } snapshot ? new FeedPosition(snapshot.Epoch, snapshot.Sequence) : null);
    }

    /// <inheritdoc />
    public override Task Leave() => _grain.Unwatch(_reference);

    /// <inheritdoc />
    public Task Frame(RosterFrame frame) => Pass("rosterChanged", frame.Epoch, frame.From, frame.To, frame);
}
