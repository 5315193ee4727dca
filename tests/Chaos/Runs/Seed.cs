using System.Globalization;

namespace Dispatch.Chaos.Runs;

/// <summary>What chance is drawn from. The same seed gives the same faults, the same targets and durations, and to each client the same choices.</summary>
internal static class Seed
{
    /// <summary>The variable that sets it.</summary>
    public const string Variable = "DISPATCH_CHAOS_SEED";

    /// <summary>The seed of this test process.</summary>
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1_000_000);

    /// <summary>How to get it again.</summary>
    public static string Replay => string.Create(CultureInfo.InvariantCulture, $"{Variable}={Value}");

    /// <summary>Chance for something of its own, so that it can be replayed alone.</summary>
    public static Random For(string what) => new(what.Aggregate(Value, (hash, letter) => unchecked((hash * 31) + letter)));
}
