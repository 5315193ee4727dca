using Dispatch.Audit;
using Dispatch.Problems;
using Dispatch.Security;
using Microsoft.Extensions.Options;

namespace Dispatch.People;

/// <summary>The browser's session over HTTP.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session.MapGet("/", (HttpContext http, SessionAnswers answers) => answers.Of(http)).AllowAnonymous()
            .WithSummary("Who is signed in, what they may, and how one signs in").Produces<SessionResponse>();
        // Whoever signs in has no session yet: other sites are kept out by their origin.
        session.MapPost("/", SignIn).AllowAnonymous().DisableAntiforgery().Records(AuditKinds.SignedIn).WithSummary("Sign in with name and password").Produces<SessionResponse>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapDelete("/", SignOut).AllowAnonymous().WithSummary("Sign out").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> SignIn(
        SessionRequest body, HttpContext http, SignInDesk desk, Sessions sessions, AccountCredentials credentials, SessionAnswers answers,
        IOptions<SignInOptions> options)
    {
        if (!options.Value.Local)
            return Problem.NotFound(ProblemCodes.NotFound, "Nobody signs in here with name and password.");
        var outcome = await desk.Check(body.UserName, body.Password, body.Code, http.RequestAborted);
        if (outcome is not SignInOutcome.Welcome { Account: var account })
        {
            http.FailedToSignIn(body.UserName, outcome);
            return SignInProblems.Of(outcome);
        }

        await sessions.Begin(http, credentials.Of(account));
        http.Did(AuditKinds.SignedIn);
        return answers.Of(http);
    }

    private static async Task<IResult> SignOut(HttpContext http, Sessions sessions, IAuditLog audit)
    {
        if (http.IsByCookie())
            await audit.Record(http, AuditKinds.SignedOut);
        await sessions.End(http);
        return TypedResults.NoContent();
    }
}
