namespace Dispatch.Testing;

/// <summary>
/// A clock that a test moves, for runtimes that wait in a loop until an instant, as Orleans' own timers do: they wait for what is left, cut to whole
/// milliseconds, and within the last one that is nothing, so on a clock that stands they would loop for ever inside of its advance. Read so often that only
/// a loop does it, this one creeps on, a tick a reading.
/// </summary>
/// <param name="clock">The clock that the test moves; its timestamps are ticks.</param>
public sealed class CreepingClock(TimeProvider clock) : TimeProvider
{
    private const long OnlyALoop = 100_000;

    private long _seen;
    private long _readings;

    /// <inheritdoc />
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow().AddTicks(Crept());

    /// <inheritdoc />
    public override long GetTimestamp() => clock.GetTimestamp() + Crept();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);

    private long Crept()
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (Interlocked.Exchange(ref _seen, now) != now)
            Volatile.Write(ref _readings, 0);
        return Math.Max(0, Interlocked.Increment(ref _readings) - OnlyALoop);
    }
}
