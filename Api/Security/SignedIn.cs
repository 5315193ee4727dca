using System.Security.Claims;
using Dispatch.Access;

namespace Dispatch.Security;

/// <summary>Who a request comes from, whatever they signed in with. As claims it travels in the cookie; through a request as <see cref="SignedInIdentity"/>.</summary>
/// <param name="Id">Stable identity, as the journal names it.</param>
/// <param name="Role">One of <see cref="Roles.All"/>.</param>
internal sealed record SignedIn(string Id, string Role)
{
    private const string CellClaim = "cell";
    private const string TechnicianClaim = "technician";
    private const string ScopeClaim = "scope";
    private const string CredentialClaim = "credential";
    private const string SessionClaim = "session";

    /// <summary>The name that people read; the identity where there is none.</summary>
    public string Name { get; init; } = Id;

    /// <summary>The cells that they are bound to; <see cref="Rights.EveryCell"/> for all.</summary>
    public ValueList<string> Cells { get; init; } = [];

    /// <summary>Which technician they are.</summary>
    public string? Technician { get; init; }

    /// <summary>Their e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>What narrows a token, see <see cref="RoleRights.Scopes"/>; none for all that the role may.</summary>
    public ValueList<string> Scopes { get; init; } = [];

    /// <summary>What they signed in with, as its issuer knows it again: whether it still stands is asked as long as a connection lives.</summary>
    public string Credential { get; init; } = "";

    /// <summary>The browser's session that they are in, by its id; null for programs. See <see cref="People.Sessions"/>.</summary>
    public string? Session { get; init; }

    /// <summary>What they may do and where. Works it out: of a request it is known already, see <see cref="RightsOf"/>.</summary>
    public Rights Rights => RoleRights.Of(Role, Cells, Technician, Email, Scopes);

    /// <summary>As a principal.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) => new(new SignedInIdentity(this, scheme));

    /// <summary>As claims, which <see cref="Read"/> understands.</summary>
    public List<Claim> ToClaims()
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, Id), new(ClaimTypes.Role, Role), new(ClaimTypes.Name, Name), new(CredentialClaim, Credential)];
        claims.AddRange(Cells.Select(cell => new Claim(CellClaim, cell)));
        claims.AddRange(Scopes.Select(scope => new Claim(ScopeClaim, scope)));
        if (Session is not null)
            claims.Add(new Claim(SessionClaim, Session));
        if (Technician is not null)
            claims.Add(new Claim(TechnicianClaim, Technician));
        if (Email is not null)
            claims.Add(new Claim(ClaimTypes.Email, Email));
        return claims;
    }

    /// <summary>Who is signed in to the request or connection of this principal; null if nobody is.</summary>
    public static SignedIn? Of(ClaimsPrincipal? principal) => (principal?.Identity as SignedInIdentity)?.Who;

    /// <summary>What whoever is signed in may do and where; nothing if nobody is.</summary>
    public static Rights RightsOf(ClaimsPrincipal? principal) => (principal?.Identity as SignedInIdentity)?.Rights ?? Rights.None;

    /// <summary>Whom the claims of a cookie stand for; null if for nobody.</summary>
    public static SignedIn? Read(ClaimsPrincipal? principal)
    {
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || principal.FindFirstValue(ClaimTypes.Role) is not { } role)
            return null;
        return new SignedIn(id, role)
        {
            Name = principal.FindFirstValue(ClaimTypes.Name) ?? id,
            Cells = All(CellClaim),
            Technician = principal.FindFirstValue(TechnicianClaim),
            Email = principal.FindFirstValue(ClaimTypes.Email),
            Scopes = All(ScopeClaim),
            Credential = principal.FindFirstValue(CredentialClaim) ?? "",
            Session = principal.FindFirstValue(SessionClaim),
        };

        ValueList<string> All(string type) => principal.FindAll(type).Select(claim => claim.Value).ToValueList();
    }
}
