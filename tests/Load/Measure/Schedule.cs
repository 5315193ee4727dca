using System.Diagnostics;

namespace Dispatch.Load.Measure;

/// <summary>When commands are due in an open loop: evenly, whether the server keeps up or not. In a closed loop always now.</summary>
internal sealed class Schedule(double? rate, long start)
{
    private long _next;

    /// <summary>Waits until the next command is due.</summary>
    /// <returns>The instant at which it was due, as a timestamp; null in a closed loop.</returns>
    public long? Next(CancellationToken cancellationToken)
    {
        if (rate is not { } perSecond)
            return null;
        var due = start + (long)((Interlocked.Increment(ref _next) - 1) / perSecond * Stopwatch.Frequency);
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (wait > TimeSpan.Zero)
            cancellationToken.WaitHandle.WaitOne(wait);
        return due;
    }
}
