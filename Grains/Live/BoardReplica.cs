using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>A copy of a board of tickets.</summary>
public sealed class BoardReplica() : FeedReplica<TicketNumber, BoardRow>(row => row.Number)
{
    /// <summary>Replaces the copy.</summary>
    public void Apply(BoardSnapshot snapshot) => Replace(snapshot.Epoch, snapshot.Sequence, snapshot.Rows);

    /// <summary>Applies a frame, unless it was seen before.</summary>
    /// <returns>False if something before it is missing: the copy must catch up from its position.</returns>
    public bool Apply(BoardFrame frame) => Apply(frame.Epoch, frame.From, frame.To, frame.Rows, frame.Removed);

    /// <summary>Applies what brings a copy up to date.</summary>
    /// <returns>False if it does not: the copy must ask again from nothing.</returns>
    public bool Apply(FeedCatchUp catchUp)
    {
        if (catchUp.Snapshot is { } snapshot)
            Apply(snapshot);
        return (catchUp.Frames ?? []).All(Apply);
    }
}
