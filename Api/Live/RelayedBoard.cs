using Dispatch.Cells;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The board of a cell.</summary>
internal sealed class RelayedBoard(string name, IClusterClient cluster, IHubContext<DispatchHub> hub, TimeProvider clock)
    : RelayedTickets(name, cluster.GetGrain<ISupportCellGrain>(GrainKeys.Cell(FeedName.IdOf(name))), cluster, hub, clock)
{
    /// <summary>Who is looking at which tickets, as it was heard last.</summary>
    public CellLookers? Looking { get; private set; }

    /// <inheritdoc />
    protected override Task PassFrame(BoardFrame frame) => Pass("cellChanged", frame.Epoch, frame.From, frame.To, CellFrame.Of(frame));

    /// <inheritdoc />
    public override Task Lookers(CellLookers lookers) => Send("lookersChanged", Looking = lookers);
}
