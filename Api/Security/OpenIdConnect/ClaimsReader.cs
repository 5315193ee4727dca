using System.Security.Claims;
using System.Text.Json;
using Dispatch.Access;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>Reads the claims of the issuer, whether from a sign-in or from a bearer token, as this installation is set to.</summary>
internal sealed class ClaimsReader(IssuerOptions options)
{
    private const int LongestId = 100;

    /// <summary>Who somebody is here.</summary>
    /// <param name="claims">The issuer's claims under their own names.</param>
    public ClaimsReading Read(ClaimsPrincipal claims)
    {
        var id = options.IdClaims.SelectMany(claim => ValuesOf(claims, claim)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";
        if (id.Length is 0 or > LongestId || !TextAttribute.CanBeKept(id) || ReservedNames.Contain(id))
            return new ClaimsReading(null, id, $"None of {string.Join(", ", options.IdClaims)} names a person or program that can be known here.");
        if (RoleOf(claims) is not { } role)
            return new ClaimsReading(null, id, $"No value of '{options.RoleClaim}' stands for a role here. Ask an administrator.");
        return new ClaimsReading(
            new SignedIn(id, role)
            {
                Name = ValuesOf(claims, JwtRegisteredClaimNames.Name).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? id,
                Cells = CellsOf(claims),
                Technician = options.TechnicianClaim is { Length: > 0 } claim ? ValuesOf(claims, claim).FirstOrDefault(RosterPaths.IsId) : null,
                Email = EmailOf(claims),
            },
            id);
    }

    private string? RoleOf(ClaimsPrincipal claims)
    {
        var roles = ValuesOf(claims, options.RoleClaim).Where(options.Roles.ContainsKey).Select(value => options.Roles[value]).ToHashSet(StringComparer.Ordinal);
        return Roles.All.LastOrDefault(roles.Contains);
    }

    private ValueList<string> CellsOf(ClaimsPrincipal claims)
    {
        var values = ValuesOf(claims, options.CellsClaim);
        var cells = options.Cells.Count > 0
            ? values.Where(options.Cells.ContainsKey).Select(value => options.Cells[value])
            : values.Where(value => value == Rights.EveryCell || RosterPaths.IsId(value));
        return cells.Distinct(StringComparer.Ordinal).ToValueList();
    }

    /// <summary>An address that the issuer says it has not verified is nobody's: requesters see by it which requests are theirs.</summary>
    private static string? EmailOf(ClaimsPrincipal claims) =>
        ValuesOf(claims, JwtRegisteredClaimNames.EmailVerified).Any(verified => !string.Equals(verified, "true", StringComparison.OrdinalIgnoreCase))
            ? null
            : ValuesOf(claims, JwtRegisteredClaimNames.Email).FirstOrDefault(email => email.Length > 0);

    /// <summary>The values of a claim; of <c>a.b</c>, where no claim has this name, what stands under <c>b</c> in the object <c>a</c>.</summary>
    private static List<string> ValuesOf(ClaimsPrincipal claims, string name)
    {
        var values = claims.FindAll(name).Select(claim => claim.Value).ToList();
        return values.Count == 0 && name.Split('.') is [var top, .. { Length: > 0 } path]
            ? [.. claims.FindAll(top).Where(claim => claim.ValueType == JsonClaimValueTypes.Json).SelectMany(claim => Inside(claim.Value, path))]
            : values;
    }

    private static List<string> Inside(string json, string[] path)
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return [];
        }

        return element.ValueKind is JsonValueKind.Array
            ? [.. element.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)]
            : element.ValueKind is JsonValueKind.String ? [element.GetString()!] : [];
    }
}
