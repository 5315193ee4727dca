namespace Dispatch.Technicians;

/// <summary>A browser of a technician's that takes pushes while no page is open (Web Push, RFC 8030).</summary>
/// <param name="Id">Its identifier among the technician's: the same push address gives the same.</param>
/// <param name="Endpoint">The address at its push service.</param>
/// <param name="P256dh">Its public key, base64url: only it can read what is encrypted for it.</param>
/// <param name="Auth">The secret that it shares with us, base64url.</param>
/// <param name="ServerKey">The server's public key that it was subscribed with, base64url: the push service takes nothing that another signed.</param>
/// <param name="Since">When it was subscribed.</param>
[GenerateSerializer, Immutable, Alias("phone")]
public sealed record Phone(
    [property: Id(0)] string Id,
    [property: Id(1)] string Endpoint,
    [property: Id(2)] string P256dh,
    [property: Id(3)] string Auth,
    [property: Id(4)] string ServerKey,
    [property: Id(5)] DateTimeOffset Since)
{
    /// <summary>How many a technician has at most.</summary>
    public const int Most = 10;

    /// <summary>As its owner tells it from others.</summary>
    [Id(6)] public string? Name { get; init; }

    /// <summary>The account of who subscribed it.</summary>
    [Id(7)] public string? Account { get; init; }

    /// <summary>The session in which it was subscribed, as a digest: it goes when that is signed out of.</summary>
    [Id(8)] public string? Session { get; init; }

    /// <summary>When its push service last took a push, to the hour.</summary>
    [Id(9)] public DateTimeOffset? ReachedAt { get; init; }
}
