using Dispatch.Audit;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Security.Access;

/// <summary>Lets calls of hub methods through that the caller may make: each method names what it needs; one that names nothing is closed to everybody.</summary>
internal sealed class HubAccess(RefusalLog refusals) : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var needs = invocationContext.HubMethod.GetCustomAttributes(typeof(NeedsAttribute), inherit: false).OfType<NeedsAttribute>().SingleOrDefault();
        if (needs is not null && SignedIn.Of(invocationContext.Context.User)?.Rights.Allow(needs.Permission) is true)
            return next(invocationContext);
        if (invocationContext.Context.GetHttpContext() is { } context)
            refusals.Note(context, invocationContext.HubMethodName);
        throw new HubException("There is nothing of that name that you may watch.");
    }
}
