using Dispatch.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>Where a browser begins to sign in at the issuer.</summary>
internal static partial class IssuerEndpoints
{
    public static void MapIssuer(this IEndpointRouteBuilder api) => api.MapGet("/session/openid-connect", Begin)
        .AllowAnonymous()
        .WithTags("Session")
        .WithSummary("Sign a browser in at the OpenID Connect issuer: redirects there, and from there to returnUrl")
        .Produces(StatusCodes.Status302Found)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Begin(
        [FromServices] IssuerOptions? issuer, IOptionsMonitor<OpenIdConnectOptions> schemes, ILogger<IssuerOptions> logger, HttpContext http, CancellationToken cancellationToken,
        string returnUrl = "/")
    {
        if (issuer is null)
            return Problem.NotFound(ProblemCodes.NotFound, "No OpenID Connect issuer is set here.");
        if (!returnUrl.StartsWith('/') || !RedirectHttpResult.IsLocalUrl(returnUrl))
            return Problem.Field(ProblemCodes.InvalidQuery, "returnUrl", "returnUrl: an address of this server, beginning with a single '/'.");
        try
        {
            await schemes.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            LogAway(logger, e, issuer.Authority);
            return TypedResults.LocalRedirect(BrowserSignIn.IssuerAway);
        }

        var way = new AuthenticationProperties { RedirectUri = returnUrl, Items = { [BrowserSignIn.Former] = SignedIn.Of(http.User)?.Session } };
        return TypedResults.Challenge(way, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The issuer {Authority} does not answer; nobody can begin to sign in there.")]
    private static partial void LogAway(ILogger logger, Exception exception, string authority);
}
