using System.Collections.Concurrent;
using Dispatch.Roster;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dispatch.Live;

/// <summary>
/// One per process: an observer for every feed that any screen here watches. Passes frames and heartbeats on to the feed's group, renews its
/// lease, and looks again when a feed has gone silent. Knows nothing about tickets or figures.
/// </summary>
internal sealed partial class BoardRelay(
    IClusterClient cluster, IHubContext<DispatchHub> hub, IOptions<FeedOptions> options, TimeProvider clock, ILogger<BoardRelay> logger) : BackgroundService
{
    /// <summary>A feed that has said nothing for so many heartbeats is asked again.</summary>
    private const int SilentBeats = 3;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, RelayedFeed> _feeds = new(StringComparer.Ordinal);

    private TimeSpan RenewAfter => options.Value.Lease / 3;

    /// <summary>Takes a screen in to the board of a cell and brings it up to date from its position.</summary>
    public async Task<FeedCatchUp> WatchBoard(string cell, string connection, FeedPosition? position)
    {
        var relayed = Join(FeedName.Cell(cell), connection, name => new RelayedBoard(name, cluster, hub, clock));
        var catchUp = await relayed.Watch(position);
        if (relayed.Looking is { } lookers)
            await hub.Clients.Client(connection).SendAsync("lookersChanged", lookers);
        return catchUp;
    }

    /// <summary>Takes a screen in to as much of a technician's agenda as it may see, and brings it up to date from its position.</summary>
    public async Task<AgendaCatchUp> WatchAgenda(AgendaSight sight, string connection, FeedPosition? position)
    {
        var relayed = Join(FeedName.Technician(sight.Technician), connection, name => new RelayedAgenda(name, cluster, hub, clock));
        relayed.Show(sight);
        return AgendaCatchUp.Of(await relayed.Watch(position), sight);
    }

    /// <summary>Takes a screen in to the roster of a cell and brings it up to date from its position.</summary>
    public Task<RosterCatchUp> WatchRoster(string cell, string connection, FeedPosition? position) =>
        Join(FeedName.Roster(cell), connection, name => new RelayedRoster(name, cluster, hub, clock)).Watch(position);

    /// <summary>Takes a screen in to the managers' board and brings it up to date from its position.</summary>
    public Task<SlaCatchUp> WatchSlaBoard(string connection, FeedPosition? position) =>
        Join(FeedName.SlaBoard, connection, _ => new RelayedSlaBoard(cluster, hub, clock)).Watch(position);

    /// <summary>The screen watches the feed no more.</summary>
    public void Unwatch(string feed, string connection)
    {
        if (_feeds.TryGetValue(feed, out var relayed))
            relayed.Screens.TryRemove(connection, out _);
    }

    /// <summary>The screen is gone.</summary>
    public void Forget(string connection)
    {
        foreach (var relayed in _feeds.Values)
            relayed.Screens.TryRemove(connection, out _);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Task.WhenAll(_feeds.Values.Where(NeedsRenewal).Select(Renew));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private bool NeedsRenewal(RelayedFeed feed) =>
        clock.GetElapsedTime(feed.Renewed) > RenewAfter || clock.GetElapsedTime(feed.Heard) > options.Value.Heartbeat * SilentBeats;

    private async Task Renew(RelayedFeed feed)
    {
        try
        {
            if (feed.Screens.IsEmpty)
            {
                // The observer stays: a screen may just be coming. It is dropped from the feed's side when its lease ends.
                feed.Renewed = feed.Heard = clock.GetTimestamp();
                await feed.Leave();
                return;
            }

            await feed.Renew();
            feed.Renewed = feed.Heard = clock.GetTimestamp();
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            // Looked at again in a second; screens see that the feed is silent and say so.
            LogNotRenewed(e, feed.Name);
        }
    }

    private TFeed Join<TFeed>(string name, string connection, Func<string, TFeed> make)
        where TFeed : RelayedFeed
    {
        var relayed = (TFeed)_feeds.GetOrAdd(name, make);
        relayed.Screens.TryAdd(connection, true);
        return relayed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed {Feed} does not answer.")]
    private partial void LogNotRenewed(Exception exception, string feed);
}
