namespace Dispatch.People;

/// <summary>A personal access token: lets a program act as its owner, within scopes, for a time.</summary>
/// <param name="Id">Stable identifier; part of the token.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Name">What it is for, in the owner's words.</param>
/// <param name="Hash">SHA-256 of its secret, in hexadecimal: the secret itself is kept by nobody but the owner.</param>
/// <param name="Scopes">What narrows the owner's rights, see <see cref="Access.RoleRights.Scopes"/>.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
/// <param name="LastUsedAt">When it was used last, UTC, to the minute; null if never.</param>
/// <param name="RevokedAt">When it was revoked, UTC; null if it was not.</param>
public sealed record AccessToken(
    string Id,
    string Account,
    string Name,
    string Hash,
    ValueList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt = null,
    DateTimeOffset? RevokedAt = null)
{
    /// <summary>Whether it lets in at that instant.</summary>
    public bool StandsAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
