using System.Globalization;

namespace Dispatch.Chaos.Runs;

/// <summary>A test that runs as long as somebody says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    private const string Variable = "DISPATCH_CHAOS_MINUTES";

    public LongFactAttribute()
    {
        if (Duration is null)
            Skip = $"Runs by hand: set {Variable}.";
    }

    /// <summary>For how long; null where nobody said.</summary>
    public static TimeSpan? Duration { get; } =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;
}
