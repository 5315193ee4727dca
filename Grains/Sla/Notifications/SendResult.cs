namespace Dispatch.Sla;

/// <summary>What an attempt came to.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="Error">What was wrong, in a sentence for whoever looks at the outbox.</param>
public readonly record struct SendResult(SendVerdict Verdict, string? Error)
{
    /// <summary>The channel took it.</summary>
    public static SendResult Sent => default;

    /// <summary>It did not work, and may work later.</summary>
    public static SendResult Failed(string error) => new(SendVerdict.Failed, error);

    /// <summary>It will not work however often it is tried.</summary>
    public static SendResult Refused(string error) => new(SendVerdict.Refused, error);
}
