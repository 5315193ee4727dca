using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.Security;

/// <summary>Lets in whoever brings the administrator's token.</summary>
internal sealed class AdminTokenHandler(
    AdminTokenCredentials credentials, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "AdminToken";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { Length: > 0 } presented)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(credentials.Accept(presented) is { } who
            ? AuthenticateResult.Success(new AuthenticationTicket(who.ToPrincipal(Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The bearer token is not known."));
    }
}
