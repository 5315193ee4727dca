using System.Diagnostics;

namespace Dispatch.Load.Screens;

/// <summary>How long a screen went without a frame.</summary>
internal sealed class FrameGaps
{
    private readonly Lock _lock = new();
    private long? _last;
    private TimeSpan _worst;

    /// <summary>The longest time from one frame to the next since it began.</summary>
    public TimeSpan Worst
    {
        get
        {
            lock (_lock)
                return _worst;
        }
    }

    /// <summary>Begins to measure, from now on.</summary>
    public void Begin()
    {
        lock (_lock)
            _last = Stopwatch.GetTimestamp();
    }

    /// <summary>A frame has come.</summary>
    public void See()
    {
        lock (_lock)
        {
            if (_last is not { } last)
                return;
            _last = Stopwatch.GetTimestamp();
            var gap = Stopwatch.GetElapsedTime(last, _last.Value);
            _worst = gap > _worst ? gap : _worst;
        }
    }
}
