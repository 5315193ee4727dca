using Dispatch.Audit;
using Dispatch.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Dispatch.Security.Access;

/// <summary>Says no, in one place: sign in first; there is no such thing, to whom may not see it; not allowed, to whom may see but not do.</summary>
internal sealed class RefusalWriter : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        if (context.Features.Get<SignInRefusal>() is { } refusal)
        {
            await Problem.Result(StatusCodes.Status403Forbidden, refusal.Code, refusal.Detail).ExecuteAsync(context);
            return;
        }

        if (authorizeResult.Challenged)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problem.Result(StatusCodes.Status401Unauthorized, ProblemCodes.SignInRequired, "Sign in, or send a token: Authorization: Bearer <token>.")
                .ExecuteAsync(context);
            return;
        }

        var needs = context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>();
        if (needs is not null && !context.Rights().Allow(needs.Sees))
        {
            context.MarkAsRefused("hidden");
            await Problem.NotFound(ProblemCodes.NotFound, "There is nothing at this address.").ExecuteAsync(context);
            return;
        }

        var why = needs?.OwnSession is true && context.Rights().Allow(needs.Permission)
            ? "This is for people who signed in with name and password, in their own session."
            : $"The role {SignedIn.Of(context.User)?.Role} does not allow this. Ask an administrator.";
        await Problem.Result(StatusCodes.Status403Forbidden, ProblemCodes.NotAllowed, why).ExecuteAsync(context);
    }
}
