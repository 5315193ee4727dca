using System.Collections.Frozen;
using System.Reflection;
using Dispatch.Audit;
using Dispatch.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Security.Access;

/// <summary>Lets calls of hub methods through that the caller may make: each method names what it needs; one that names nothing is closed to everybody.</summary>
internal sealed class HubAccess(RefusalLog refusals) : IHubFilter
{
    /// <summary>Read once: methods say nothing else while the process runs.</summary>
    private static readonly FrozenDictionary<MethodInfo, NeedsAttribute> s_needs = typeof(DispatchHub).GetMethods()
        .Select(method => KeyValuePair.Create(method, method.GetCustomAttribute<NeedsAttribute>(inherit: false)))
        .Where(method => method.Value is not null)
        .ToFrozenDictionary()!;

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (s_needs.GetValueOrDefault(invocationContext.HubMethod)?.AreMetBy(invocationContext.Context.User) is true)
            return next(invocationContext);
        if (invocationContext.Context.GetHttpContext() is { } context)
            refusals.Note(context, invocationContext.HubMethodName);
        throw new HubException("There is nothing of that name that you may watch.");
    }
}
