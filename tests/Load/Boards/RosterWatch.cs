using Dispatch.Live;
using Dispatch.Load.Server;
using Dispatch.Roster;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Load.Boards;

/// <summary>A console's view of technicians without a console: one connection that keeps copies of some cells' rosters by the rule of every feed.</summary>
public sealed class RosterWatch : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly Dictionary<string, RosterReplica> _rosters;
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _frames, _rows, _gaps;

    private RosterWatch(ServerConnection server, IEnumerable<string> cells)
    {
        _rosters = cells.ToDictionary(cell => cell, _ => new RosterReplica(), StringComparer.Ordinal);
        _hub = new HubConnectionBuilder()
            .WithUrl(server.Hub, server.ConfigureHub)
            .AddJsonProtocol(json => DispatchJson.Configure(json.PayloadSerializerOptions))
            .Build();
        _hub.On<RosterFrame>("rosterChanged", Take);
        _hub.On<FeedHeartbeat>("heartbeat", Hear);
    }

    /// <summary>Frames that came.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>Technicians' rows in them.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>How often something was missing, and asked for again.</summary>
    public long Gaps => Interlocked.Read(ref _gaps);

    /// <summary>Connects and brings every roster up to date.</summary>
    public static async Task<RosterWatch> Open(ServerConnection server, IEnumerable<string> cells, CancellationToken cancellationToken)
    {
        var watch = new RosterWatch(server, cells);
        await watch._hub.StartAsync(cancellationToken);
        foreach (var cell in watch._rosters.Keys)
            await watch.CatchUp(cell, null);
        return watch;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _one.Dispose();
    }

    private async Task Take(RosterFrame frame)
    {
        Interlocked.Increment(ref _frames);
        Interlocked.Add(ref _rows, frame.Technicians.Count);
        if (!_rosters[frame.Cell].Apply(frame))
            await CatchUp(frame.Cell, _rosters[frame.Cell].Position);
    }

    private async Task Hear(FeedHeartbeat heartbeat)
    {
        if (_rosters.TryGetValue(FeedName.IdOf(heartbeat.Feed), out var roster) && heartbeat.Feed == FeedName.Roster(FeedName.IdOf(heartbeat.Feed)) && !roster.IsCurrent(heartbeat))
            await CatchUp(FeedName.IdOf(heartbeat.Feed), roster.Position);
    }

    private async Task CatchUp(string cell, FeedPosition? position)
    {
        Interlocked.Add(ref _gaps, position is null ? 0 : 1);
        await _one.WaitAsync();
        try
        {
            if (!_rosters[cell].Apply(await _hub.InvokeAsync<RosterCatchUp>("WatchRoster", cell, position)))
                _rosters[cell].Apply(await _hub.InvokeAsync<RosterCatchUp>("WatchRoster", cell, null));
        }
        finally
        {
            _one.Release();
        }
    }
}
