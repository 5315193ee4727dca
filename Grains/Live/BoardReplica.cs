using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>
/// A copy of a board that follows its feed: the one rule by which relays, tools and tests apply frames. A frame is applied when it is of
/// the same epoch and begins right after the last change; a frame already seen is ignored; anything else means that something was missed.
/// </summary>
public sealed class BoardReplica
{
    private readonly Dictionary<TicketNumber, BoardRow> _rows = [];

    /// <summary>Where the copy is; null before the first snapshot.</summary>
    public FeedPosition? Position { get; private set; }

    /// <summary>The lines, in no order.</summary>
    public IReadOnlyDictionary<TicketNumber, BoardRow> Rows => _rows;

    /// <summary>Replaces the copy.</summary>
    public void Apply(BoardSnapshot snapshot)
    {
        _rows.Clear();
        foreach (var row in snapshot.Rows)
            _rows[row.Number] = row;
        Position = new FeedPosition(snapshot.Epoch, snapshot.Sequence);
    }

    /// <summary>Applies a frame, unless it was seen before.</summary>
    /// <returns>False if something before it is missing: the copy must catch up from its position.</returns>
    public bool Apply(BoardFrame frame)
    {
        if (Position is null || !string.Equals(frame.Epoch, Position.Epoch, StringComparison.Ordinal))
            return false;
        if (frame.To <= Position.Sequence)
            return true;
        if (frame.From > Position.Sequence + 1)
            return false;
        foreach (var row in frame.Rows)
            _rows[row.Number] = row;
        foreach (var number in frame.Removed)
            _rows.Remove(number);
        Position = Position with { Sequence = frame.To };
        return true;
    }

    /// <summary>Applies what brings a copy up to date.</summary>
    /// <returns>False if it does not: the copy must ask again from nothing.</returns>
    public bool Apply(FeedCatchUp catchUp)
    {
        if (catchUp.Snapshot is { } snapshot)
            Apply(snapshot);
        return (catchUp.Frames ?? []).All(Apply);
    }

    /// <summary>Whether the heartbeat shows that nothing was missed.</summary>
    public bool IsCurrent(FeedHeartbeat heartbeat) =>
        Position is not null && string.Equals(heartbeat.Epoch, Position.Epoch, StringComparison.Ordinal) && heartbeat.Sequence <= Position.Sequence;
}
