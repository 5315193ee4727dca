using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>Changes of a cell's board, on the wire.</summary>
public sealed record CellFrame(string Cell, string Epoch, long From, long To, ValueList<BoardRow> Rows, ValueList<TicketNumber> Removed)
{
    /// <summary>As it goes over the wire.</summary>
    public static CellFrame Of(BoardFrame frame) => new(FeedName.IdOf(frame.Feed), frame.Epoch, frame.From, frame.To, frame.Rows, frame.Removed);
}
