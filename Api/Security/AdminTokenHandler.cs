using System.Text.Encodings.Web;
using Dispatch.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.Security;

/// <summary>Lets in whoever brings the administrator's token as a bearer token; for WebSockets of browsers see <see cref="TokenInAddress"/>.</summary>
internal sealed class AdminTokenHandler(
    AdminToken token, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "AdminToken";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } presented)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (token.IdentityOf(presented) is not { } identity)
            return Task.FromResult(AuthenticateResult.Fail("The bearer token is not known."));
        var principal = new SignedIn(identity, Roles.Administrator) { Credential = SchemeName }.ToPrincipal(Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
    }
}
