namespace Dispatch.Live;

/// <summary>
/// A copy of what a feed shows: the one rule by which relays, tools and tests apply frames. A frame is applied when it is of the same epoch and begins right
/// after the last change; a frame already seen is ignored; anything else means that something was missed.
/// </summary>
/// <param name="keyOf">What a row is known by.</param>
public abstract class FeedReplica<TKey, TRow>(Func<TRow, TKey> keyOf)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TRow> _rows = [];

    /// <summary>Where the copy is; null before the first snapshot.</summary>
    public FeedPosition? Position { get; private set; }

    /// <summary>The rows, in no order.</summary>
    public IReadOnlyDictionary<TKey, TRow> Rows => _rows;

    /// <summary>Whether the heartbeat shows that nothing was missed.</summary>
    public bool IsCurrent(FeedHeartbeat heartbeat) =>
        Position is not null && string.Equals(heartbeat.Epoch, Position.Epoch, StringComparison.Ordinal) && heartbeat.Sequence <= Position.Sequence;

    /// <summary>Replaces the copy.</summary>
    protected void Replace(string epoch, long sequence, IEnumerable<TRow> rows)
    {
        _rows.Clear();
        foreach (var row in rows)
            _rows[keyOf(row)] = row;
        Position = new FeedPosition(epoch, sequence);
    }

    /// <summary>Applies a frame, unless it was seen before.</summary>
    /// <returns>False if something before it is missing: the copy must catch up from its position.</returns>
    protected bool Apply(string epoch, long from, long to, IEnumerable<TRow> rows, IEnumerable<TKey> removed)
    {
        if (Position is null || !string.Equals(epoch, Position.Epoch, StringComparison.Ordinal))
            return false;
        if (to <= Position.Sequence)
            return true;
        if (from > Position.Sequence + 1)
            return false;
        foreach (var row in rows)
            _rows[keyOf(row)] = row;
        foreach (var key in removed)
            _rows.Remove(key);
        Position = Position with { Sequence = to };
        return true;
    }
}
