namespace Dispatch.Live;

/// <summary>A cell's whole board, on the wire.</summary>
public sealed record CellSnapshot(string Cell, string Epoch, long Sequence, ValueList<BoardRow> Rows)
{
    /// <summary>As it goes over the wire.</summary>
    public static CellSnapshot Of(BoardSnapshot snapshot) => new(FeedName.IdOf(snapshot.Feed), snapshot.Epoch, snapshot.Sequence, snapshot.Rows);
}
