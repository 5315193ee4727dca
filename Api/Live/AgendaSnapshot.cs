namespace Dispatch.Live;

/// <summary>A technician's whole agenda, on the wire.</summary>
public sealed record AgendaSnapshot(string Technician, string Epoch, long Sequence, ValueList<BoardRow> Rows)
{
    /// <summary>As it goes over the wire to those who see so much.</summary>
    internal static AgendaSnapshot Of(BoardSnapshot snapshot, AgendaSight sight) => new(sight.Technician, snapshot.Epoch, snapshot.Sequence, sight.Show(snapshot.Rows));
}
