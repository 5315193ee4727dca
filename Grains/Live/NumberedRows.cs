namespace Dispatch.Live;

/// <summary>
/// The rows of a feed, every change numbered: what boards of tickets and rosters of technicians have in common. Changes gather until a frame takes them;
/// the latest frames are kept for clients that missed some.
/// </summary>
/// <param name="epoch">Names this run of numbers.</param>
/// <param name="keptFrames">How many frames are kept.</param>
/// <param name="make">Makes a frame: its first and its last change, the rows that changed, the keys of those that left.</param>
internal sealed class NumberedRows<TKey, TRow, TFrame>(
    string epoch, int keptFrames, Func<long, long, ValueList<TRow>, ValueList<TKey>, TFrame> make)
    where TKey : notnull
    where TRow : class
    where TFrame : class
{
    private readonly Dictionary<TKey, TRow> _rows = [];
    private readonly HashSet<TKey> _changed = [];
    private readonly FrameLog<TFrame> _frames = new(epoch, keptFrames);

    /// <summary>The number of the last change.</summary>
    public long Sequence { get; private set; }

    /// <summary>The last change of the last frame: where a client is that has all frames.</summary>
    public long Framed => _frames.Sequence;

    /// <summary>The rows, in no order.</summary>
    public IReadOnlyDictionary<TKey, TRow> Rows => _rows;

    /// <summary>Whether changes wait for a frame.</summary>
    public bool HasChanges => _changed.Count > 0;

    /// <summary>A row is new or another than before.</summary>
    public void Set(TKey key, TRow row)
    {
        _rows[key] = row;
        Number(key);
    }

    /// <summary>A row is there no more.</summary>
    public void Remove(TKey key)
    {
        if (_rows.Remove(key))
            Number(key);
    }

    /// <summary>Gathers the changes since the last frame; null if there are none.</summary>
    public TFrame? TakeFrame()
    {
        if (_changed.Count == 0)
            return null;
        var frame = _frames.Add(Sequence, from => make(
            from,
            Sequence,
            _changed.Where(_rows.ContainsKey).Select(key => _rows[key]).ToValueList(),
            _changed.Where(key => !_rows.ContainsKey(key)).ToValueList()));
        _changed.Clear();
        return frame;
    }

    /// <summary>The frames after a position if they are kept; null where only a snapshot will do.</summary>
    public ValueList<TFrame>? After(FeedPosition? position) => _frames.After(position);

    private void Number(TKey key)
    {
        Sequence++;
        _changed.Add(key);
    }
}
