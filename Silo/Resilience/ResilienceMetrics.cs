using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Resilience;

/// <summary>What the resilience pipelines count, under the meter <see cref="MeterName"/>.</summary>
public static class ResilienceMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Resilience";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_retries =
        s_meter.CreateCounter<long>("dispatch.resilience.retries", "{retry}", "Attempts after one that failed and may succeed, by pipeline.");

    internal static void Retried(string pipeline) => s_retries.Add(1, new TagList { { "pipeline", pipeline } });
}
