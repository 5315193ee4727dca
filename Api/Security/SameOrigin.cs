using Dispatch.Problems;

namespace Dispatch.Security;

/// <summary>
/// A cookie is sent by the browser whatever page asks, so a request with a cookie must come from our own pages: its <c>Origin</c>, where
/// the browser states one, is this server. Holds for WebSockets too.
/// </summary>
internal static class SameOrigin
{
    public static void UseSameOriginForCookies(this WebApplication app) => app.Use(async (context, next) =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (context.Request.Headers.Cookie.Count > 0 && origin.Length > 0 && origin != $"{context.Request.Scheme}://{context.Request.Host}")
        {
            await Problem.Result(StatusCodes.Status403Forbidden, ProblemCodes.CrossSite, "Requests from other sites are not taken.").ExecuteAsync(context);
            return;
        }

        await next(context);
    });
}
