namespace Dispatch.Security;

/// <summary>Asks the issuer of a credential whether it still stands.</summary>
internal sealed class Credentials(IEnumerable<ICredentialIssuer> issuers)
{
    private readonly ICredentialIssuer[] _issuers = [.. issuers];

    /// <summary>Whom the credential stands for now, with the rights that they have now; null if it does not stand, or nobody here gave it out.</summary>
    public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) =>
        Array.Find(_issuers, issuer => who.Credential.StartsWith(issuer.Prefix, StringComparison.Ordinal))?.Renew(who, cancellationToken)
        ?? ValueTask.FromResult<SignedIn?>(null);
}
