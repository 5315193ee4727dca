using Dispatch.Problems;

namespace Dispatch.Security;

/// <summary>
/// A cookie is sent by the browser whatever page asks, and sets whoever signs in, so what a browser sends with a cookie or without a token must come from our own
/// pages: its <c>Origin</c>, where it states one, is this server, and what changes something is not sent for another site. Holds for WebSockets too.
/// </summary>
internal static class SameOrigin
{
    /// <summary>Whether the request only reads.</summary>
    public static bool IsHarmless(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    public static void UseSameOriginForCookies(this WebApplication app) => app.Use(async (context, next) =>
    {
        if ((context.Request.Headers.Authorization.Count == 0 || context.Request.Headers.Cookie.Count > 0) && IsForeign(context.Request))
        {
            await Problem.Result(StatusCodes.Status403Forbidden, ProblemCodes.CrossSite, "Requests from other sites are not taken.").ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static bool IsForeign(HttpRequest request)
    {
        var harmless = IsHarmless(request);
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && (!harmless || request.Headers.Cookie.Count > 0) && origin != $"{request.Scheme}://{request.Host}")
            return true;
        return !harmless && request.Headers["Sec-Fetch-Site"].ToString() is ("cross-site" or "same-site");
    }
}
