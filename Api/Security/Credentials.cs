namespace Dispatch.Security;

/// <summary>Asks whichever issuer gave a credential out whether it still stands.</summary>
internal sealed class Credentials(IEnumerable<ICredentialIssuer> issuers)
{
    private readonly ICredentialIssuer[] _issuers = [.. issuers];

    /// <summary>Whom the credential stands for now; null if for nobody, as does one that no issuer knows.</summary>
    public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) =>
        Array.Find(_issuers, issuer => who.Credential.StartsWith(issuer.Prefix, StringComparison.Ordinal)) is { } issuer
            ? issuer.Renew(who, cancellationToken)
            : ValueTask.FromResult<SignedIn?>(null);
}
