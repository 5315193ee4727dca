namespace Dispatch.Live;

/// <summary>The frames of a feed, numbered without a gap; the latest are kept for clients that missed some.</summary>
/// <param name="epoch">Names this run of numbers.</param>
/// <param name="kept">How many frames are kept.</param>
internal sealed class FrameLog<TFrame>(string epoch, int kept)
{
    private readonly Queue<(long From, long To, TFrame Frame)> _frames = [];

    /// <summary>The last change of the last frame.</summary>
    public long Sequence { get; private set; }

    /// <summary>Adds the frame that follows.</summary>
    /// <param name="to">Its last change.</param>
    /// <param name="make">Makes it, from its first change on.</param>
    public TFrame Add(long to, Func<long, TFrame> make)
    {
        var frame = make(Sequence + 1);
        _frames.Enqueue((Sequence + 1, to, frame));
        if (_frames.Count > kept)
            _frames.Dequeue();
        Sequence = to;
        return frame;
    }

    /// <summary>The frames after a position if they are kept; null where only a snapshot will do.</summary>
    public ValueList<TFrame>? After(FeedPosition? position)
    {
        var known = position is not null && position.Epoch == epoch && position.Sequence <= Sequence
            && (position.Sequence == Sequence || (_frames.TryPeek(out var oldest) && oldest.From <= position.Sequence + 1));
        return known ? _frames.Where(frame => frame.To > position!.Sequence).Select(frame => frame.Frame).ToValueList() : null;
    }
}
