using System.Security.Claims;
using Dispatch.People;
using Dispatch.Problems;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>
/// Who somebody from the issuer is here: what their claims say, unless an account of this installation has the name. Journals name people by it, so one
/// name is one person; where two claim it, it is the one whom an administrator made an account for.
/// </summary>
internal sealed class IssuersPeople(ClaimsReader reader, AccountCredentials accounts)
{
    /// <summary>Who somebody is.</summary>
    /// <param name="claims">The issuer's claims under their own names.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<ClaimsReading> Read(ClaimsPrincipal claims, CancellationToken cancellationToken)
    {
        var reading = reader.Read(claims);
        return reading.Who is { } who && await accounts.HasName(who.Id, cancellationToken)
            ? new ClaimsReading(null, who.Id, $"An account of this installation is called '{who.Id}': sign in to it, or ask an administrator.", ProblemCodes.NameTaken)
            : reading;
    }
}
