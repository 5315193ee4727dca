using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>Changes of a technician's agenda, on the wire.</summary>
public sealed record AgendaFrame(string Technician, string Epoch, long From, long To, ValueList<BoardRow> Rows, ValueList<TicketNumber> Removed)
{
    /// <summary>As it goes over the wire.</summary>
    public static AgendaFrame Of(BoardFrame frame) => new(FeedName.IdOf(frame.Feed), frame.Epoch, frame.From, frame.To, frame.Rows, frame.Removed);
}
