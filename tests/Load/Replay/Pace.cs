namespace Dispatch.Load.Replay;

/// <summary>The log's clock beside ours: says when a step is due.</summary>
/// <param name="speed">How many times faster than the log; null never waits.</param>
/// <param name="first">The log's first instant, which is now.</param>
/// <param name="clock">Ours.</param>
public sealed class Pace(double? speed, DateTimeOffset first, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>How long to wait for an instant of the log.</summary>
    public TimeSpan Until(DateTimeOffset at)
    {
        if (speed is not { } factor)
            return TimeSpan.Zero;
        var wait = ((at - first) / factor) - clock.GetElapsedTime(_start);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Waits for an instant of the log.</summary>
    public async ValueTask Wait(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (Until(at) is { Ticks: > 0 } wait)
            await Task.Delay(wait, clock, cancellationToken);
    }
}
