namespace Dispatch.Load.Server;

/// <summary>How long a client goes on asking a server that does not answer, and how long it waits between two tries.</summary>
public sealed record Patience
{
    /// <summary>From the first failure to giving up.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Before the second try; doubled each time.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause, unless the server asks for a longer one.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause after so many failed tries.</summary>
    public TimeSpan After(int tries, TimeSpan? retryAfter)
    {
        var own = First * Math.Pow(2, Math.Min(tries - 1, 16));
        return retryAfter ?? (own < Longest ? own : Longest);
    }
}
