using Dispatch.Sla;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The managers' board.</summary>
internal sealed class RelayedSlaBoard : RelayedFeed, ISlaBoardObserver
{
    private readonly ISlaBoardGrain _grain;
    private readonly ISlaBoardObserver _reference;

    public RelayedSlaBoard(IClusterClient cluster, IHubContext<DispatchHub> hub, TimeProvider clock)
        : base(FeedName.SlaBoard, hub, clock)
    {
        _grain = cluster.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key);
        _reference = cluster.CreateObjectReference<ISlaBoardObserver>(this);
    }

    /// <summary>Listens, and brings a screen up to date from its position.</summary>
    public Task<SlaCatchUp> Watch(FeedPosition? position) => _grain.Watch(_reference, position);

    /// <inheritdoc />
    public override async Task Renew()
    {
        var catchUp = await Watch(Position);
        await PassOn(catchUp.Frames, Frame, catchUp.Snapshot is { } snapshot ? new FeedPosition(snapshot.Epoch, snapshot.Sequence) : null);
    }

    /// <inheritdoc />
    public override Task Leave() => _grain.Unwatch(_reference);

    /// <inheritdoc />
    public Task Frame(SlaFrame frame) => Pass("slaChanged", frame.Epoch, frame.From, frame.To, frame);
}
