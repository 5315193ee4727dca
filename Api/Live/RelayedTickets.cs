using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>A feed of tickets: the board of a cell or the agenda of a technician.</summary>
internal abstract class RelayedTickets : RelayedFeed, IFeedObserver
{
    private readonly ITicketFeedGrain _grain;
    private readonly IFeedObserver _reference;
    private readonly TimeProvider _clock;

    protected RelayedTickets(string name, ITicketFeedGrain grain, IClusterClient cluster, IHubContext<DispatchHub> hub, TimeProvider clock)
        : base(name, hub, clock)
    {
        (_grain, _clock) = (grain, clock);
        _reference = cluster.CreateObjectReference<IFeedObserver>(this);
    }

    /// <summary>Listens, and brings a screen up to date from its position.</summary>
    public Task<FeedCatchUp> Watch(FeedPosition? position) => _grain.Watch(_reference, position);

    /// <inheritdoc />
    public override async Task Renew()
    {
        var catchUp = await Watch(Position);
        await PassOn(catchUp.Frames, Frame, catchUp.Snapshot is { } snapshot ? new FeedPosition(snapshot.Epoch, snapshot.Sequence) : null);
    }

    /// <inheritdoc />
    public override Task Leave() => _grain.Unwatch(_reference);

    /// <inheritdoc />
    public Task Frame(BoardFrame frame)
    {
        LiveMetrics.Sent(frame, _clock);
        return PassFrame(frame);
    }

    /// <inheritdoc />
    public abstract Task Lookers(CellLookers lookers);

    /// <inheritdoc />
    public Task Notice(PushedNotice notice) => SendTo(Name, "notice", notice);

    /// <summary>Passes a frame on to who may see it.</summary>
    protected abstract Task PassFrame(BoardFrame frame);
}
