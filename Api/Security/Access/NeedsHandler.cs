using Microsoft.AspNetCore.Authorization;

namespace Dispatch.Security.Access;

/// <summary>Lets through who has what an endpoint needs.</summary>
internal sealed class NeedsHandler : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (requirement.AreMetBy(context.User))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
