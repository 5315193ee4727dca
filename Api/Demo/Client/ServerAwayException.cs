namespace Dispatch.Demo.Client;

/// <summary>The server cannot answer now: its store is away, it is overloaded, or it does not listen.</summary>
internal sealed class ServerAwayException(string message, TimeSpan retryAfter, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long to wait where the server did not say.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(5);

    /// <summary>When to ask again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
