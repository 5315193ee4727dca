using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Security.Access;

/// <summary>Lets calls of hub methods through that the caller may make: each method names what it needs; one that names nothing is closed to everybody.</summary>
internal sealed class HubAccess : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var needs = invocationContext.HubMethod.GetCustomAttributes(typeof(NeedsAttribute), inherit: false).OfType<NeedsAttribute>().SingleOrDefault();
        return needs is not null && SignedIn.Of(invocationContext.Context.User)?.Rights.Allow(needs.Permission) is true
            ? next(invocationContext)
            : throw new HubException("There is nothing of that name that you may watch.");
    }
}
