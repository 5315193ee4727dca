namespace Dispatch.Security;

/// <summary>Gives out what people and programs sign in with, and knows whether it still stands.</summary>
internal interface ICredentialIssuer
{
    /// <summary>What <see cref="SignedIn.Credential"/> begins with if it is of this issuer, for example <c>token:</c>.</summary>
    string Prefix { get; }

    /// <summary>Whom the credential stands for now; null if it was revoked, has expired, or its owner was disabled. Cheap: asked again and again.</summary>
    ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken);
}
