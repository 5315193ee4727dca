namespace Dispatch.People;

/// <summary>A new personal access token.</summary>
public sealed record TokenRequest
{
    /// <summary>What it is for.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it is good for, of what its owner may; one at least.</summary>
    [Items]
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it ends: within 366 days.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
