using System.Security.Cryptography;
using System.Text;
using Dispatch.Security;

namespace Dispatch.People;

/// <summary>Personal access tokens: <c>token:{id}</c>. One stands until it expires or is revoked, or its owner is disabled; it may what its owner may now, within its scopes.</summary>
internal sealed class TokenCredentials(IAccessTokenStore tokens, AccountCredentials accounts, TokenUses uses, TimeProvider clock) : ICredentialIssuer
{
    private readonly ShortMemory<AccessToken?> _tokens = new(tokens.Find, clock);

    /// <inheritdoc />
    public string Prefix => "token:";

    /// <summary>Whether somebody came with a token.</summary>
    public bool IsToken(SignedIn who) => who.Credential.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whom a token lets in; null if it is none of ours, or does not stand.</summary>
    public async ValueTask<SignedIn?> Accept(string text, CancellationToken cancellationToken)
    {
        if (TokenText.Parse(text) is not var (id, secret)
            || await _tokens.Get(id, cancellationToken) is not { } token
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(TokenText.Hash(secret)), Encoding.ASCII.GetBytes(token.Hash))
            || await Owner(token, cancellationToken) is not { } who)
            return null;
        uses.Note(id);
        return who;
    }

    /// <inheritdoc />
    public async ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) =>
        await _tokens.Get(who.Credential[Prefix.Length..], cancellationToken) is { } token ? await Owner(token, cancellationToken) : null;

    /// <summary>The token was changed.</summary>
    public void Forget(string id) => _tokens.Forget(id);

    /// <summary>Some tokens were changed.</summary>
    public void ForgetAll() => _tokens.ForgetAll();

    private async ValueTask<SignedIn?> Owner(AccessToken token, CancellationToken cancellationToken) =>
        token.StandsAt(clock.GetUtcNow()) && await accounts.FindEnabled(token.Account, cancellationToken) is { } account
            ? AccountCredentials.Of(account, Prefix + token.Id) with { Scopes = token.Scopes }
            : null;
}
