using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dispatch.Cells;

/// <summary>What cells measure, under the meter <see cref="MeterName"/>.</summary>
public static class CellMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Cells";

    private static readonly Meter s_meter = new(MeterName);
    private static readonly ConcurrentDictionary<OverdueGauge, bool> s_gauges = new();

    static CellMetrics() => s_meter.CreateObservableGauge(
        "dispatch.cells.overdue.age",
        () => s_gauges.Keys.Select(gauge => new Measurement<double>(gauge.Age.TotalSeconds, new KeyValuePair<string, object?>("cell", gauge.Cell))),
        "s",
        "How long the oldest deadline of a cell's watch is overdue; 0 where none is.");

    internal static void Add(OverdueGauge gauge) => s_gauges[gauge] = true;

    internal static void Remove(OverdueGauge gauge) => s_gauges.TryRemove(gauge, out _);
}
