using Microsoft.Extensions.Validation;

namespace Dispatch.Push;

/// <summary>The keys of a browser that takes pushes, base64url.</summary>
[ValidatableType]
public sealed record PhoneKeys
{
    /// <summary>Its public key: a point of P-256.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string P256dh { get; init; }

    /// <summary>The secret that it shares with the server: 16 bytes.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Auth { get; init; }
}
