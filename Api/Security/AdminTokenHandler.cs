using System.Text.Encodings.Web;
using Dispatch.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.Security;

/// <summary>Lets in whoever brings the administrator's token as a bearer token; browsers' WebSockets may bring it as <c>access_token</c>.</summary>
internal sealed class AdminTokenHandler(
    AdminToken token, IProblemDetailsService problems, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "AdminToken";
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented() is not { } presented)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (token.IdentityOf(presented) is not { } identity)
            return Task.FromResult(AuthenticateResult.Fail("The bearer token is not known."));
        var principal = Identities.Principal(identity, AdminToken.Administrator, Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = Context,
            ProblemDetails = Problem.Details(
                StatusCodes.Status401Unauthorized, ProblemCodes.SignInRequired, "Send the administrator's token: Authorization: Bearer <token>."),
        });
    }

    private string? Presented()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        return Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) && Request.Query["access_token"].ToString() is { Length: > 0 } query ? query : null;
    }
}
