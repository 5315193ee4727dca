namespace Dispatch.Storage.Commits;

/// <summary>How long what queues now will wait until its turn: by what is ahead of it, at the pace of the transaction before.</summary>
internal sealed class CommitPace(TimeProvider clock)
{
    private const long Idle = -1;

    private long _began = Idle;
    private long _last;

    /// <summary>A transaction begins.</summary>
    public void Begin() => Volatile.Write(ref _began, clock.GetTimestamp());

    /// <summary>It has ended, however it ended.</summary>
    public void End()
    {
        Volatile.Write(ref _last, clock.GetElapsedTime(_began).Ticks);
        Volatile.Write(ref _began, Idle);
    }

    /// <summary>How long it takes until so many that wait have been begun.</summary>
    /// <returns>Nothing where nothing is ahead, so that after the worst of times somebody is let in, and finds out whether they are over.</returns>
    public TimeSpan Wait(int waiting)
    {
        var began = Volatile.Read(ref _began);
        var running = began == Idle ? TimeSpan.Zero : clock.GetElapsedTime(began);
        var last = TimeSpan.FromTicks(Volatile.Read(ref _last));
        var ahead = waiting / WriteBatch.MaxSize + (began == Idle ? 0 : 1);
        return ahead * (running > last ? running : last);
    }
}
