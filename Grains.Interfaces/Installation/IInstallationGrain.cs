namespace Dispatch.Installation;

/// <summary>What belongs to the installation as a whole. Its key is <see cref="Key"/>.</summary>
[Alias("installation")]
public interface IInstallationGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "installation";

    /// <summary>The hash of the first administrator's token, null before the first start.</summary>
    [Alias("admin-token-hash")]
    Task<string?> AdminTokenHash(CancellationToken cancellationToken = default);

    /// <summary>Keeps the hash of the first administrator's token, if none is kept yet.</summary>
    /// <returns>Whether it was kept: true exactly once in the life of an installation.</returns>
    [Alias("claim-admin-token")]
    Task<bool> ClaimAdminToken(string hash, CancellationToken cancellationToken = default);

    /// <summary>The sealed key pair by which push services know the installation; the one that is offered, where none is kept yet.</summary>
    /// <param name="offered">A new one, sealed.</param>
    /// <param name="unreadable">The one that is kept, where it cannot be opened any more: then the offered one takes its place.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("push-key")]
    Task<string> PushKey(string offered, string? unreadable, CancellationToken cancellationToken = default);
}
