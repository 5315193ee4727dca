using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Security.Connections;

/// <summary>The hub connections of this process that are open now, and whom each of them is for.</summary>
internal sealed class LiveConnections : IHubFilter
{
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new(StringComparer.Ordinal);

    /// <summary>Those that are open at this moment.</summary>
    public IEnumerable<LiveConnection> Open => _connections.Select(entry => entry.Value);

    /// <inheritdoc />
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        if (SignedIn.Of(context.Context.User) is { } who)
            _connections[context.Context.ConnectionId] = new LiveConnection(who, context.Context);
    }

    /// <inheritdoc />
    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _connections.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }
}
