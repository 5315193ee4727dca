using System.Globalization;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>A credential that carries its own end and stands until then: <c>{prefix}{unix seconds}</c>, and after another colon what tells it from others.</summary>
/// <param name="prefix">What it begins with, see the constants.</param>
/// <param name="clock">Says whether the end has come.</param>
internal sealed class ExpiringCredential(string prefix, TimeProvider clock) : ICredentialIssuer
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
    public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) => ValueTask.FromResult(clock.GetUtcNow() < EndOf(who.Credential) ? who : null);

    private DateTimeOffset EndOf(string credential)
    {
        var end = credential.AsSpan(prefix.Length);
        var colon = end.IndexOf(':');
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(colon < 0 ? end : end[..colon], NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
