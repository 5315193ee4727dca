namespace Dispatch.Load.Boards;

/// <summary>What a watch saw of its feeds.</summary>
/// <param name="Frames">Frames received.</param>
/// <param name="Lost">Frames that the watch threw away on purpose.</param>
/// <param name="Gaps">Times at which a frame or a heartbeat showed that something was missed.</param>
/// <param name="Resyncs">Times at which a board caught up from its position.</param>
/// <param name="Snapshots">Catch-ups that brought a whole board.</param>
/// <param name="Reconnects">Times at which the connection was made again.</param>
public sealed record FeedTally(long Frames, long Lost, long Gaps, long Resyncs, long Snapshots, long Reconnects)
{
    /// <summary>Of several watches together.</summary>
    public static FeedTally operator +(FeedTally a, FeedTally b) => new(
        a.Frames + b.Frames, a.Lost + b.Lost, a.Gaps + b.Gaps, a.Resyncs + b.Resyncs, a.Snapshots + b.Snapshots, a.Reconnects + b.Reconnects);

    /// <summary>Nothing seen.</summary>
    public static FeedTally None { get; } = new(0, 0, 0, 0, 0, 0);
}
