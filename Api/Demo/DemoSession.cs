using Dispatch.Audit;
using Dispatch.People;
using Dispatch.Problems;

namespace Dispatch.Demo;

/// <summary>The demo lets its browser in by itself: the first page begins a session as its manager, and who sits there may become somebody else. Only for requests from this machine.</summary>
internal static class DemoSession
{
    /// <summary>Lets the browser in; after <c>UseAuthentication</c>.</summary>
    public static void UseDemoSignIn(this WebApplication app)
    {
        var (people, sessions) = (app.Services.GetRequiredService<DemoPeople>(), app.Services.GetRequiredService<Sessions>());
        app.Use(async (context, next) =>
        {
            if (Pages.IsAskedFor(context.Request) && context.User.Identity?.IsAuthenticated is not true && IsLocal(context.Connection))
                await sessions.Begin(context, people.Manager);
            await next(context);
        });
    }

    public static void MapDemoSession(this IEndpointRouteBuilder api) => api.MapPost("/session/demo", Become).AllowAnonymous().DisableAntiforgery()
        .WithTags("Session").WithSummary("Become another person of the demo").Produces<SessionResponse>();

    private static async Task<IResult> Become(DemoSessionRequest body, HttpContext http, DemoPeople people, Sessions sessions, SessionAnswers answers, IAuditLog audit)
    {
        if (!IsLocal(http.Connection) || people.Find(body.Id) is not { } who)
            return Problem.NotFound(ProblemCodes.UnknownAccount, $"The demo has nobody called '{body.Id}'.");
        await sessions.Begin(http, who);
        await audit.Record(http, AuditKinds.SignedIn);
        return answers.Of(http);
    }

    private static bool IsLocal(ConnectionInfo connection) => connection.RemoteIpAddress is { } remote && System.Net.IPAddress.IsLoopback(remote);
}
