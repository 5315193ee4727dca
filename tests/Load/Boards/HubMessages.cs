using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Load.Boards;

/// <summary>A whole board as the hub sends it.</summary>
public sealed record HubSnapshot(string Cell, string Epoch, long Sequence, ValueList<BoardRow> Rows)
{
    /// <summary>As the replica takes it.</summary>
    public BoardSnapshot ToSnapshot() => new(FeedName.Cell(Cell), Epoch, Sequence, Rows);
}

/// <summary>Changes of a board as the hub sends them.</summary>
public sealed record HubFrame(string Cell, string Epoch, long From, long To, ValueList<BoardRow> Rows, ValueList<TicketNumber> Removed)
{
    /// <summary>As the replica takes it.</summary>
    public BoardFrame ToFrame() => new(FeedName.Cell(Cell), Epoch, From, To, Rows, Removed);
}

/// <summary>The hub's answer to WatchCell.</summary>
public sealed record HubCatchUp(HubSnapshot? Snapshot = null, ValueList<HubFrame>? Frames = null)
{
    /// <summary>As the replica takes it.</summary>
    public FeedCatchUp ToCatchUp() => new(Snapshot?.ToSnapshot(), Frames?.Select(frame => frame.ToFrame()).ToValueList());
}
