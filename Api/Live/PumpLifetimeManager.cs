using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dispatch.Live;

/// <summary>
/// Sends to groups without waiting for anybody: each connection has a bounded queue and a pump of its own, a message is serialised once per
/// protocol, and a screen that lags loses the oldest frames, sees the gap and asks again. One that never reads hurts only itself.
/// </summary>
internal sealed class PumpLifetimeManager<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger) : DefaultHubLifetimeManager<THub>(logger)
    where THub : Hub
{
    private const int QueuedMessages = 64;

    private readonly ConcurrentDictionary<string, Pump> _pumps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Pump>> _groups = new(StringComparer.Ordinal);

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _pumps[connection.ConnectionId] = new Pump(connection);
        LiveMetrics.Screens(1);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_pumps.TryRemove(connection.ConnectionId, out var pump))
        {
            pump.Stop();
            LiveMetrics.Screens(-1);
        }

        foreach (var group in _groups.Values)
            group.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_pumps.TryGetValue(connectionId, out var pump))
            _groups.GetOrAdd(groupName, _ => new ConcurrentDictionary<string, Pump>(StringComparer.Ordinal))[connectionId] = pump;
        return Task.CompletedTask;
    }

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_groups.TryGetValue(groupName, out var group))
            group.TryRemove(connectionId, out _);
        return Task.CompletedTask;
    }

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        if (_groups.TryGetValue(groupName, out var group) && !group.IsEmpty)
        {
            var message = new SerializedHubMessage(new InvocationMessage(methodName, args));
            foreach (var pump in group.Values)
                pump.Send(message);
        }

        return Task.CompletedTask;
    }

    private sealed class Pump
    {
        private readonly Channel<SerializedHubMessage> _queue = Channel.CreateBounded<SerializedHubMessage>(
            new BoundedChannelOptions(QueuedMessages) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => LiveMetrics.Dropped());

        public Pump(HubConnectionContext connection) => _ = Run(connection);

        public void Send(SerializedHubMessage message) => _queue.Writer.TryWrite(message);

        public void Stop() => _queue.Writer.TryComplete();

        private async Task Run(HubConnectionContext connection)
        {
            // WriteAsync reports a broken connection by closing it, not by throwing; then nothing more is read here.
            await foreach (var message in _queue.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (connection.ConnectionAborted.IsCancellationRequested)
                    return;
                await connection.WriteAsync(message, CancellationToken.None);
            }
        }
    }
}
