namespace Dispatch.Live;

/// <summary>A technician's whole agenda, on the wire.</summary>
public sealed record AgendaSnapshot(string Technician, string Epoch, long Sequence, ValueList<BoardRow> Rows)
{
    /// <summary>As it goes over the wire.</summary>
    public static AgendaSnapshot Of(BoardSnapshot snapshot) => new(FeedName.IdOf(snapshot.Feed), snapshot.Epoch, snapshot.Sequence, snapshot.Rows);
}
