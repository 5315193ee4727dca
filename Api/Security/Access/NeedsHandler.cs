using Microsoft.AspNetCore.Authorization;

namespace Dispatch.Security.Access;

/// <summary>Lets through who has the permissions that an endpoint needs.</summary>
internal sealed class NeedsHandler : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (SignedIn.Of(context.User)?.Rights.Allow(requirement.Permission) is true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
