using Dispatch.People;

namespace Dispatch.Security;

/// <summary>Whether what somebody came with still stands: their session, where they are in one, and the credential, by whichever issuer gave it out.</summary>
internal sealed class Credentials(IEnumerable<ICredentialIssuer> issuers, Sessions sessions)
{
    private readonly ICredentialIssuer[] _issuers = [.. issuers];

    /// <summary>Whom the credential stands for now; null if for nobody, as does one that no issuer knows.</summary>
    public async ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken)
    {
        if (Array.Find(_issuers, issuer => who.Credential.StartsWith(issuer.Prefix, StringComparison.Ordinal)) is not { } issuer)
            return null;
        if (who.Session is not { } session)
            return await issuer.Renew(who, cancellationToken);
        if (await sessions.IsOver(session, cancellationToken) || await issuer.Renew(who, cancellationToken) is not { } now)
            return null;
        return now.Session == session ? now : now with { Session = session };
    }
}
