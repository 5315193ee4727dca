namespace Dispatch.Security.Rates;

/// <summary>How much of something may come how quickly: a bucket of tokens that is refilled steadily.</summary>
public sealed class RateLimit
{
    /// <summary>How many in the long run, in each <see cref="Per"/>.</summary>
    public int Requests { get; set; }

    /// <summary>The time in which so many may come; one second where nothing else is said.</summary>
    public TimeSpan Per { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many may come at once after a quiet time.</summary>
    public int Burst { get; set; }
}
