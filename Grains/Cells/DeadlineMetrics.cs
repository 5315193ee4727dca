using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dispatch.Cells;

/// <summary>
/// How late the deadline watches of this process are, under the meter <see cref="MeterName"/>. It is measured when it is asked for, from what is
/// still to be done: a timer that never fires shows here, and nowhere else.
/// </summary>
public sealed class DeadlineMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Deadlines";

    private readonly Meter _meter = new(MeterName);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _oldest = new(StringComparer.Ordinal);

    /// <summary>Makes <c>dispatch.deadlines.oldest_overdue</c>: seconds, 0 while nothing is overdue.</summary>
    public DeadlineMetrics(TimeProvider clock) => _meter.CreateObservableGauge(
        "dispatch.deadlines.oldest_overdue", () => OldestOverdue(clock.GetUtcNow()).TotalSeconds, "s", "Age of the oldest overdue deadline of all cells here.");

    /// <summary>Notes the earliest deadline of a cell that is not done; null if there is none, or the cell has left.</summary>
    internal void Waits(string cell, DateTimeOffset? earliest)
    {
        if (earliest is { } at)
            _oldest[cell] = at;
        else
            _oldest.TryRemove(cell, out _);
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private TimeSpan OldestOverdue(DateTimeOffset now)
    {
        var oldest = TimeSpan.Zero;
        foreach (var (_, at) in _oldest)
            oldest = now - at > oldest ? now - at : oldest;
        return oldest;
    }
}
