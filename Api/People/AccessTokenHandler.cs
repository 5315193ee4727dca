using System.Text.Encodings.Web;
using Dispatch.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>Lets in whoever brings a personal access token.</summary>
internal sealed class AccessTokenHandler(
    TokenCredentials credentials, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "AccessToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { Length: > 0 } presented)
            return AuthenticateResult.NoResult();
        return await credentials.Accept(presented, Context.RequestAborted) is { } who
            ? AuthenticateResult.Success(new AuthenticationTicket(who.ToPrincipal(Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The token is not known, has expired, or was revoked.");
    }
}
