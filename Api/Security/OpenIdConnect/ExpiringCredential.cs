using System.Globalization;
using Dispatch.People;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>
/// A credential of the issuer, which carries its own end and stands until then: <c>{prefix}{unix seconds}</c>, and after another colon what tells it from
/// others. It stands no longer once an account of this installation has the name of whom it is for.
/// </summary>
/// <param name="prefix">What it begins with, see the constants.</param>
/// <param name="accounts">Knows which names are taken.</param>
/// <param name="clock">Says whether the end has come.</param>
internal sealed class ExpiringCredential(string prefix, AccountCredentials accounts, TimeProvider clock) : ICredentialIssuer
{
    /// <summary>A browser that signed in at the issuer; it ends with the session.</summary>
    public const string Session = "oidc:";

    /// <summary>A bearer token of the issuer; it ends with the token.</summary>
    public const string Token = "jwt:";

    /// <inheritdoc />
    public string Prefix => prefix;

    /// <summary>A browser's session.</summary>
    public static string OfSession(DateTimeOffset end) => string.Create(CultureInfo.InvariantCulture, $"{Session}{end.ToUnixTimeSeconds()}");

    /// <summary>A bearer token.</summary>
    /// <param name="end">When it expires.</param>
    /// <param name="id">What tells it from others.</param>
    public static string OfToken(DateTimeOffset end, string id) => string.Create(CultureInfo.InvariantCulture, $"{Token}{end.ToUnixTimeSeconds()}:{id}");

    /// <inheritdoc />
    public async ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) =>
        clock.GetUtcNow() < EndOf(who.Credential) && !await accounts.HasName(who.Id, cancellationToken) ? who : null;

    private DateTimeOffset EndOf(string credential)
    {
        var end = credential.AsSpan(prefix.Length);
        var colon = end.IndexOf(':');
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(colon < 0 ? end : end[..colon], NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
