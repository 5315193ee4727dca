namespace Dispatch.People;

/// <summary>A personal access token as its owner sees it.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="LastUsedAt">When it was used last, to the minute.</param>
/// <param name="Token">The token itself, in the answer that makes it and never again.</param>
public sealed record TokenResponse(
    string Id, string Name, ValueList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, string? Token = null)
{
    /// <summary>As it goes over the wire.</summary>
    public static TokenResponse Of(AccessToken token) => new(token.Id, token.Name, token.Scopes, token.CreatedAt, token.ExpiresAt, token.LastUsedAt);
}
