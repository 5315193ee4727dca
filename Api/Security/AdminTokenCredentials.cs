using Dispatch.Access;

namespace Dispatch.Security;

/// <summary>The administrator's token, and what it lends, as credentials: they stand as long as the process does.</summary>
internal sealed class AdminTokenCredentials(AdminToken token) : ICredentialIssuer
{
    /// <inheritdoc />
    public string Prefix => "admin-token";

    /// <summary>Whom a token lets in; null if it is not the administrator's, nor lent by it.</summary>
    public SignedIn? Accept(string presented) =>
        token.IdentityOf(presented) is { } identity ? new SignedIn(identity, Roles.Administrator) { Credential = Prefix } : null;

    /// <inheritdoc />
    public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) => ValueTask.FromResult<SignedIn?>(who);
}
