namespace Dispatch.People;

/// <summary>The personal access tokens of an installation.</summary>
public interface IAccessTokenStore
{
    /// <summary>Stores a new token.</summary>
    Task Add(AccessToken token, CancellationToken cancellationToken = default);

    /// <summary>The token, also one that was revoked or has expired; null if there never was one.</summary>
    Task<AccessToken?> Find(string id, CancellationToken cancellationToken = default);

    /// <summary>The tokens of an account that were not revoked, newest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<AccessToken>> List(string account, AccessToken? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Revokes a token of an account.</summary>
    /// <returns>False if the account has no such token, or not any more.</returns>
    Task<bool> Revoke(string account, string id, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Revokes every token of an account.</summary>
    /// <returns>How many there were.</returns>
    Task<int> RevokeAll(string account, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Notes when tokens were used; an earlier instant than the one that is noted changes nothing.</summary>
    Task NoteUse(IReadOnlyDictionary<string, DateTimeOffset> lastUses, CancellationToken cancellationToken = default);
}
