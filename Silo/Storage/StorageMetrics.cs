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
    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("dispatch.storage.retries", "{retry}", "Attempts after a transient error, by pipeline.");
    private static readonly Histogram<int> s_batch = s_meter.CreateHistogram<int>("dispatch.storage.batch.size", "{commit}", "Commits that shared one transaction.");
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("dispatch.storage.batch.duration", "s", "Time of one transaction.");

    internal static void Committed(string outcome) => s_commits.Add(1, new TagList { { "outcome", outcome } });

    internal static void Retried(string pipeline) => s_retries.Add(1, new TagList { { "pipeline", pipeline } });

    internal static void Batch(int size, TimeSpan duration)
    {
        s_batch.Record(size);
        s_duration.Record(duration.TotalSeconds);
    }
}
