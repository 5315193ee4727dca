using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Storage;

/// <summary>What the storage layer counts, under the meter <see cref="MeterName"/>.</summary>
public static class StorageMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Storage";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_commits = s_meter.CreateCounter<long>("dispatch.storage.commits", "{commit}", "Commits by outcome.");

    private static readonly Histogram<int> s_batch = s_meter.CreateHistogram<int>(
        "dispatch.storage.batch.size", "{commit}", "Commits that shared one transaction.", advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "dispatch.storage.batch.duration", "s", "Time of one transaction, its retries included.",
        advice: new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });

    internal static void Committed(string outcome) => s_commits.Add(1, new TagList { { "outcome", outcome } });

    internal static void Batch(int size, TimeSpan duration)
    {
        s_batch.Record(size);
        s_duration.Record(duration.TotalSeconds);
    }
}
