using Dispatch.Cells;
using Dispatch.Technicians;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The board of a cell or the agenda of a technician.</summary>
internal sealed class RelayedTickets : RelayedFeed, IFeedObserver
{
    private readonly ITicketFeedGrain _grain;
    private readonly IFeedObserver _reference;

    public RelayedTickets(string name, IClusterClient cluster, IHubContext<DispatchHub> hub, TimeProvider clock)
        : base(name, hub, clock)
    {
        _grain = FeedName.IsCell(name)
            ? cluster.GetGrain<ISupportCellGrain>(GrainKeys.Cell(FeedName.IdOf(name)))
            : cluster.GetGrain<ITechnicianGrain>(GrainKeys.Technician(FeedName.IdOf(name)));
        _reference = cluster.CreateObjectReference<IFeedObserver>(this);
    }

    /// <summary>Who is looking at which tickets, as it was heard last.</summary>
    public CellLookers? Looking { get; private set; }

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
    public Task Frame(BoardFrame frame) => FeedName.IsCell(Name)
        ? Pass("cellChanged", frame.Epoch, frame.From, frame.To, CellFrame.Of(frame))
        : Pass("agendaChanged", frame.Epoch, frame.From, frame.To, AgendaFrame.Of(frame));

    /// <inheritdoc />
    public Task Lookers(CellLookers lookers) => Send("lookersChanged", Looking = lookers);

    /// <inheritdoc />
    public Task Notice(PushedNotice notice) => Send("notice", notice);
}
