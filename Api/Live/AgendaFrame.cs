using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>Changes of a technician's agenda, on the wire.</summary>
public sealed record AgendaFrame(string Technician, string Epoch, long From, long To, ValueList<BoardRow> Rows, ValueList<TicketNumber> Removed)
{
    /// <summary>As it goes over the wire to those who see so much.</summary>
    internal static AgendaFrame Of(BoardFrame frame, AgendaSight sight) => new(sight.Technician, frame.Epoch, frame.From, frame.To, sight.Show(frame.Rows), frame.Removed);
}
