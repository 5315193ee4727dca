using Dispatch.Access;
using Dispatch.Hosting;
using RoleNames = Dispatch.Access.Roles;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>The OpenID Connect issuer that people and programs may sign in with: section <c>Dispatch:OpenIdConnect</c>. Without it there is none.</summary>
internal sealed class IssuerOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:OpenIdConnect";

    private const string OpenIdScope = "openid";
    private static readonly string[] s_usualScopes = [OpenIdScope, "profile", "email"];
    private static readonly string[] s_usualIdClaims = ["preferred_username", "sub"];
    private static readonly TimeSpan s_longestSession = TimeSpan.FromDays(30);

    /// <summary>The issuer's address, under which its discovery document lies; <c>https</c>, except on this machine.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the issuer calls this installation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The client's secret; none for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the button to sign in says.</summary>
    public string Name { get; set; } = "OpenID Connect";

    /// <summary>What is asked of the issuer, <c>openid</c> among it; <c>openid profile email</c> where nothing is set.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>The claim whose values stand for roles. A path, for example <c>realm_access.roles</c>, reads inside a claim that is an object.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Which value of <see cref="RoleClaim"/> stands for which of our roles. Of several the strongest counts; without any there is no access.</summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The claim whose values name the cells that somebody is bound to; a path as above.</summary>
    public string CellsClaim { get; set; } = "cells";

    /// <summary>Which value of <see cref="CellsClaim"/> stands for which cell, <c>*</c> for every one; without any entry the values are the cells' identifiers.</summary>
    public IDictionary<string, string> Cells { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The claim that says which technician somebody is; a path as above. Without one nobody from this issuer is any.</summary>
    public string? TechnicianClaim { get; set; }

    /// <summary>
    /// The claim by which the journal names somebody: unique, never given to another, and nothing that people choose themselves. Where nothing is set,
    /// <c>preferred_username</c>, and <c>sub</c> for whoever has none.
    /// </summary>
    public string? IdClaim { get; set; }

    /// <summary>Whom bearer tokens of the issuer must be made out to (<c>aud</c>). Without one no bearer tokens of it are taken.</summary>
    public string? Audience { get; set; }

    /// <summary>How long a browser stays signed in, from a minute to 30 days.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(8);

    /// <summary>The scopes in effect.</summary>
    public IEnumerable<string> EffectiveScopes => Scopes.Count > 0 ? Scopes : s_usualScopes;

    /// <summary>The claims that name somebody, the first that there is.</summary>
    public IEnumerable<string> IdClaims => string.IsNullOrEmpty(IdClaim) ? s_usualIdClaims : [IdClaim];

    /// <summary>Whether the authority must be reached over TLS: always, except on this machine.</summary>
    public bool RequiresHttps => !new Uri(Authority).IsLoopback;

    /// <summary>Reads the settings; null where there is no issuer.</summary>
    /// <exception cref="StartupException">Some of them cannot be; the message names their keys and what they may be.</exception>
    public static IssuerOptions? Read(IConfiguration configuration)
    {
        if (!configuration.GetSection(Section).Exists())
            return null;
        var options = configuration.GetSection(Section).Get<IssuerOptions>()!;
        var wrong = options.Wrong().ToList();
        return wrong.Count > 0 ? throw new StartupException(string.Join(" ", wrong)) : options;
    }

    private IEnumerable<string> Wrong()
    {
        if (!IsAuthority(Authority))
            yield return $"{Section}:Authority is '{Authority}'; it may be the issuer's address, beginning with https:// (http:// only on this machine).";
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return $"{Section}:ClientId is missing: what the issuer calls this installation.";
        if (string.IsNullOrWhiteSpace(Name))
            yield return $"{Section}:Name is blank; it may be what the button to sign in says, or absent.";
        if (!EffectiveScopes.Contains(OpenIdScope))
            yield return $"{Section}:Scopes is '{string.Join(' ', Scopes)}'; {OpenIdScope} must be among them.";
        if (string.IsNullOrWhiteSpace(RoleClaim))
            yield return $"{Section}:RoleClaim is blank; it may be the name of a claim, or absent for roles.";
        if (string.IsNullOrWhiteSpace(CellsClaim))
            yield return $"{Section}:CellsClaim is blank; it may be the name of a claim, or absent for cells.";
        if (Roles.Count == 0)
            yield return $"{Section}:Roles is missing: without it nobody has access. For example {Section}:Roles:helpdesk = {RoleNames.Dispatcher}.";
        foreach (var (value, role) in Roles.Where(entry => !RoleNames.All.Contains(entry.Value)))
            yield return $"{Section}:Roles:{value} is '{role}'; it may be {string.Join(", ", RoleNames.All)}.";
        foreach (var (value, cell) in Cells.Where(entry => entry.Value != Rights.EveryCell && !RosterPaths.IsId(entry.Value)))
            yield return $"{Section}:Cells:{value} is '{cell}'; it may be the identifier of a cell, or {Rights.EveryCell} for all.";
        if (SessionLength < TimeSpan.FromMinutes(1) || SessionLength > s_longestSession)
            yield return $"{Section}:SessionLength is {SessionLength:c}; it may be from 00:01:00 to {s_longestSession:c}.";
    }

    private static bool IsAuthority(string text) => Uri.TryCreate(text, UriKind.Absolute, out var authority)
        && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback));
}
