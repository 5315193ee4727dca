namespace Dispatch.Testing;

/// <summary>
/// A clock that leaps: after <see cref="Advance"/> every timer that fell due rings once, whatever its period, as on a machine that slept. A year
/// passes in as many rings as there are leaps; a clock that plays each second of it would take minutes.
/// </summary>
public sealed class LeapingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<Alarm> _alarms = [];
    private DateTimeOffset _now = start;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc />
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Leaps, and rings what fell due on the way, earliest first.</summary>
    public void Advance(TimeSpan span)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _now += span;
            due = [.. _alarms.Where(alarm => alarm.At <= _now).OrderBy(alarm => alarm.At)];
            foreach (var alarm in due)
                alarm.Rearm(_now);
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(LeapingClock clock, Action ring) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset At { get; private set; }

        public void Rearm(DateTimeOffset now)
        {
            if (_period > TimeSpan.Zero)
                At = now + _period;
            else
                clock._alarms.Remove(this);
        }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                At = clock._now + dueTime;
                _ = dueTime == Timeout.InfiniteTimeSpan ? clock._alarms.Remove(this) : clock._alarms.Add(this);
            }

            // What is due at once rings at once, on a thread of its own as any timer.
            if (dueTime == TimeSpan.Zero)
                ThreadPool.QueueUserWorkItem(_ => clock.Advance(TimeSpan.Zero));
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
