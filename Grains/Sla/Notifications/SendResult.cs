namespace Dispatch.Sla;

/// <summary>What an attempt came to.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="Error">What was wrong, in a sentence for whoever looks at the outbox.</param>
public readonly record struct SendResult(SendVerdict Verdict, string? Error)
{
    /// <summary>How long the receiver asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The channel took it.</summary>
    public static SendResult Sent => default;

    /// <summary>It did not work, and may work later.</summary>
    /// <param name="error">What was wrong.</param>
    /// <param name="retryAfter">How long the receiver asks to be left alone.</param>
    public static SendResult Failed(string error, TimeSpan? retryAfter = null) => new(SendVerdict.Failed, error) { RetryAfter = retryAfter };

    /// <summary>It will not work however often it is tried.</summary>
    public static SendResult Refused(string error) => new(SendVerdict.Refused, error);
}
