namespace Dispatch.Demo.Play;

/// <summary>What scripts ask of a throw.</summary>
internal static class Throws
{
    /// <summary>A duration between two, in seconds.</summary>
    public static TimeSpan Seconds(this Random random, double from, double to) => TimeSpan.FromSeconds(from + (random.NextDouble() * (to - from)));

    /// <summary>One of these.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>True so many times in a hundred.</summary>
    public static bool Percent(this Random random, int percent) => random.Next(100) < percent;
}
