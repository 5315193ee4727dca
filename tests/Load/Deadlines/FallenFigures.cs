using Dispatch.Load.Measure;

namespace Dispatch.Load.Deadlines;

/// <summary>How the deadlines fell.</summary>
/// <param name="Due">How many there were.</param>
/// <param name="Missing">How many are in no journal; must be 0.</param>
/// <param name="Doubled">How many are in a journal twice; must be 0.</param>
/// <param name="Lateness">From when it was due to when it was recorded, milliseconds.</param>
public sealed record FallenFigures(int Due, int Missing, int Doubled, Times Lateness)
{
    /// <summary>Whether each happened exactly once.</summary>
    public bool IsExact => Missing == 0 && Doubled == 0;

    /// <summary>Adds up.</summary>
    public static FallenFigures Of(IReadOnlyCollection<TimerEvents> all)
    {
        double[] lateness = [.. all.Where(one => one.Recorded.Count > 0).Select(one => (one.Recorded[0] - one.Due).TotalMilliseconds).Order()];
        return new FallenFigures(
            all.Count, all.Count(one => one.Recorded.Count == 0), all.Count(one => one.Recorded.Count > 1), Exact(lateness));
    }

    /// <summary>The nearest rank of each percentile, from times in ascending order.</summary>
    private static Times Exact(double[] sorted)
    {
        return sorted.Length == 0 ? new Times(0, 0, 0, 0) : new Times(sorted.Length, Rank(0.50), Rank(0.99), sorted[^1]);

        double Rank(double share) => sorted[Math.Max((int)Math.Ceiling(share * sorted.Length), 1) - 1];
    }
}
