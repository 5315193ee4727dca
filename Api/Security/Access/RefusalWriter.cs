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

        var who = SignedIn.Of(context.User);
        var needs = context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>();
        if (needs is not null && who?.Rights.Allow(needs.Sees) is not true)
        {
            context.MarkAsRefused("hidden");
            await Problem.NotFound(ProblemCodes.NotFound, "There is nothing at this address.").ExecuteAsync(context);
            return;
        }

        await Problem.Result(StatusCodes.Status403Forbidden, ProblemCodes.NotAllowed, $"The role {who?.Role} does not allow this. Ask an administrator.").ExecuteAsync(context);
    }
}
