using Dispatch.Load.Measure;

namespace Dispatch.Load.Deadlines;

/// <summary>A command without deadlines beside it, and with them.</summary>
/// <param name="Idle">Before the first falls.</param>
/// <param name="During">While they fall.</param>
/// <param name="P99Ratio">How many times as long the slowest in a hundred takes.</param>
public sealed record CommandComparison(Times Idle, Times During, double P99Ratio)
{
    /// <summary>Compares.</summary>
    public static CommandComparison Of(Times idle, Times during) => new(idle, during, idle.P99 > 0 ? during.P99 / idle.P99 : 0);

    /// <summary>Compares each command that was sent in both.</summary>
    public static IReadOnlyDictionary<string, CommandComparison> Each(IReadOnlyDictionary<string, Times> idle, IReadOnlyDictionary<string, Times> during) =>
        new SortedDictionary<string, CommandComparison>(
            idle.Where(pair => pair.Value.Count > 0 && during[pair.Key].Count > 0).ToDictionary(pair => pair.Key, pair => Of(pair.Value, during[pair.Key])),
            StringComparer.Ordinal);
}
