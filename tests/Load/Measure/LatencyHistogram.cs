using System.Diagnostics;
using HdrHistogram;

namespace Dispatch.Load.Measure;

/// <summary>A histogram of times from a microsecond to a minute, three digits exact. Safe to record into from everywhere.</summary>
internal sealed class LatencyHistogram
{
    private const long Longest = 60_000_000;
    private const double PerMillisecond = 1000;

    private readonly LongConcurrentHistogram _histogram = new(lowestTrackableValue: 1, highestTrackableValue: Longest, numberOfSignificantValueDigits: 3);

    /// <summary>Records the time between two timestamps of <see cref="Stopwatch"/>.</summary>
    public void Record(long from, long to) =>
        _histogram.RecordValue(Math.Clamp((long)Stopwatch.GetElapsedTime(from, to).TotalMicroseconds, 1, Longest));

    public Times ToTimes() => _histogram.TotalCount == 0
        ? new Times(0, 0, 0, 0)
        : new Times(
            _histogram.TotalCount,
            _histogram.GetValueAtPercentile(50) / PerMillisecond,
            _histogram.GetValueAtPercentile(99) / PerMillisecond,
            _histogram.GetMaxValue() / PerMillisecond);
}
