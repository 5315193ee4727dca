using Dispatch.Problems;
using Microsoft.AspNetCore.Antiforgery;

namespace Dispatch.Security;

/// <summary>
/// A browser sends its cookie whoever wrote the page, so a request that changes something and comes by cookie shows a token that only our pages
/// can read: they have it from <c>GET /api/v1/session</c>. It belongs to one person in one browser.
/// </summary>
internal static class Antiforgery
{
    /// <summary>The header that holds the token.</summary>
    public const string Header = "X-Antiforgery";

    public static void AddAntiforgeryForCookies(this IServiceCollection services) => services.AddAntiforgery(antiforgery =>
    {
        antiforgery.HeaderName = Header;
        antiforgery.Cookie.Name = "dispatch-antiforgery";
        antiforgery.Cookie.HttpOnly = true;
        antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // The content policy says who may frame our pages: nobody.
        antiforgery.SuppressXFrameOptionsHeader = true;
    });

    /// <summary>Demands the token; after routing, because endpoints that are guarded otherwise say so (<c>DisableAntiforgery</c>).</summary>
    public static void UseAntiforgeryForCookies(this WebApplication app)
    {
        var antiforgery = app.Services.GetRequiredService<IAntiforgery>();
        app.Use(async (context, next) =>
        {
            if (context.IsByCookie() && !IsGuardedOtherwise(context) && !await IsShown(antiforgery, context))
            {
                await Problem.Result(
                    StatusCodes.Status403Forbidden,
                    ProblemCodes.Antiforgery,
                    $"The header {Header} is missing or belongs to another session. Take antiforgeryToken from GET /api/v1/session and send it.").ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    private static bool IsGuardedOtherwise(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };

    // Without the header the framework would look for the token in a form, and read the body.
    private static async Task<bool> IsShown(IAntiforgery antiforgery, HttpContext context) =>
        SameOrigin.IsHarmless(context.Request) || (context.Request.Headers.ContainsKey(Header) && await antiforgery.IsRequestValidAsync(context));
}
