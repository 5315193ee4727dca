using System.Collections.Concurrent;
using Dispatch.Resilience;
using Dispatch.Roster;
using Dispatch.Sla;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dispatch.Live;

/// <summary>
/// One per process: an observer for every feed that any screen here watches. Passes frames and heartbeats on to the feed's group. Knows nothing about
/// tickets or figures.
/// </summary>
internal sealed class BoardRelay(
    IClusterClient cluster, GrainCalls calls, IHubContext<DispatchHub> hub, IOptions<FeedOptions> options, TimeProvider clock, ILogger<BoardRelay> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, RelayedFeed> _feeds = new(StringComparer.Ordinal);
    private readonly FeedRenewal _renewal = new(options.Value, clock, logger);

    /// <summary>Takes a screen in to the board of a cell and brings it up to date from its position.</summary>
    public async Task<FeedCatchUp> WatchBoard(string cell, string connection, FeedPosition? position, CancellationToken cancellationToken)
    {
        var relayed = Join(FeedName.Cell(cell), connection, name => new RelayedBoard(name, cluster, hub, clock));
        var catchUp = await Ask(relayed.Watch, position, cancellationToken);
        if (relayed.Looking is { } lookers)
            await hub.Clients.Client(connection).SendAsync("lookersChanged", lookers, cancellationToken);
        return catchUp;
    }

    /// <summary>Takes a screen in to as much of a technician's agenda as it may see, and brings it up to date from its position.</summary>
    public async Task<AgendaCatchUp> WatchAgenda(AgendaSight sight, string connection, FeedPosition? position, CancellationToken cancellationToken)
    {
        var relayed = Join(FeedName.Technician(sight.Technician), connection, name => new RelayedAgenda(name, cluster, hub, clock));
        relayed.Show(sight);
        return AgendaCatchUp.Of(await Ask(relayed.Watch, position, cancellationToken), sight);
    }

    /// <summary>Takes a screen in to the roster of a cell and brings it up to date from its position.</summary>
    public Task<RosterCatchUp> WatchRoster(string cell, string connection, FeedPosition? position, CancellationToken cancellationToken) =>
        Ask(Join(FeedName.Roster(cell), connection, name => new RelayedRoster(name, cluster, hub, clock)).Watch, position, cancellationToken);

    /// <summary>Takes a screen in to the managers' board and brings it up to date from its position.</summary>
    public Task<SlaCatchUp> WatchSlaBoard(string connection, FeedPosition? position, CancellationToken cancellationToken) =>
        Ask(Join(FeedName.SlaBoard, connection, _ => new RelayedSlaBoard(cluster, hub, clock)).Watch, position, cancellationToken);

    /// <summary>The screen watches the feed no more.</summary>
    public void Unwatch(string feed, string connection)
    {
        if (_feeds.TryGetValue(feed, out var relayed))
            Leave(relayed, connection);
    }

    /// <summary>The screen is gone.</summary>
    public void Forget(string connection)
    {
        foreach (var relayed in _feeds.Values)
            Leave(relayed, connection);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                _renewal.Look(_feeds.Values, stoppingToken).Ignore();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private Task<TCatchUp> Ask<TCatchUp>(Func<FeedPosition?, Task<TCatchUp>> watch, FeedPosition? position, CancellationToken cancellationToken) =>
        calls.Ask(static (asked, cancel) => asked.watch(asked.position).WaitAsync(cancel), (watch, position), cancellationToken);

    private TFeed Join<TFeed>(string name, string connection, Func<string, TFeed> make)
        where TFeed : RelayedFeed
    {
        var relayed = (TFeed)_feeds.GetOrAdd(name, make);
        if (relayed.Screens.TryAdd(connection, true))
            LiveMetrics.Watched(name, 1);
        return relayed;
    }

    private static void Leave(RelayedFeed feed, string connection)
    {
        if (feed.Screens.TryRemove(connection, out _))
            LiveMetrics.Watched(feed.Name, -1);
    }
}
