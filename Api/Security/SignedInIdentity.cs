using System.Security.Claims;
using Dispatch.Access;

namespace Dispatch.Security;

/// <summary>
/// Who is signed in, as the framework carries them through a request or a connection: who they are and what they may is worked out once, when they come
/// in; claims are made of it only where the framework asks for some.
/// </summary>
/// <param name="who">Who they are.</param>
/// <param name="scheme">What let them in.</param>
internal sealed class SignedInIdentity(SignedIn who, string scheme) : ClaimsIdentity(scheme)
{
    private List<Claim>? _claims;

    /// <summary>Who they are.</summary>
    public SignedIn Who { get; } = who;

    /// <summary>What they may do and where.</summary>
    public Rights Rights { get; } = who.Rights;

    /// <inheritdoc />
    public override IEnumerable<Claim> Claims => _claims ??= Who.ToClaims();

    /// <inheritdoc />
    public override ClaimsIdentity Clone() => new SignedInIdentity(Who, AuthenticationType!);
}
