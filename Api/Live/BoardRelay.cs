using System.Collections.Concurrent;
using Dispatch.Cells;
using Dispatch.Technicians;
using Dispatch.Tickets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dispatch.Live;

/// <summary>
/// One per process: an observer for every feed that any screen here watches. Passes frames and heartbeats on to the feed's group, renews its
/// lease, and looks again when a feed has gone silent. Knows nothing about tickets.
/// </summary>
internal sealed partial class BoardRelay(
    IClusterClient cluster, IHubContext<DispatchHub> hub, IOptions<FeedOptions> options, TimeProvider clock, ILogger<BoardRelay> logger) : BackgroundService
{
    /// <summary>A feed that has said nothing for so many heartbeats is asked again.</summary>
    private const int SilentBeats = 3;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, RelayedFeed> _feeds = new(StringComparer.Ordinal);

    private TimeSpan RenewAfter => options.Value.Lease / 3;

    /// <summary>Takes a screen in and brings it up to date from its position.</summary>
    public Task<FeedCatchUp> Watch(string feed, string connection, FeedPosition? position)
    {
        var relayed = _feeds.GetOrAdd(feed, NewFeed);
        relayed.Screens.TryAdd(connection, true);
        return Grain(feed).Watch(relayed.Reference, position);
    }

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
                await Grain(feed.Name).Unwatch(feed.Reference);
                return;
            }

            var catchUp = await Grain(feed.Name).Watch(feed.Reference, feed.Position);
            feed.Renewed = feed.Heard = clock.GetTimestamp();
            foreach (var frame in catchUp.Frames ?? [])
                await feed.Frame(frame);
            if (catchUp.Snapshot is { } snapshot)
                await feed.Heartbeat(new FeedHeartbeat(feed.Name, snapshot.Epoch, snapshot.Sequence));
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            // Looked at again in a second; screens see that the feed is silent and say so.
            LogNotRenewed(e, feed.Name);
        }
    }

    private RelayedFeed NewFeed(string feed)
    {
        var relayed = new RelayedFeed(feed, hub, clock);
        relayed.Reference = cluster.CreateObjectReference<IFeedObserver>(relayed);
        return relayed;
    }

    private ITicketFeedGrain Grain(string feed) => FeedName.IsCell(feed)
        ? cluster.GetGrain<ISupportCellGrain>(GrainKeys.Cell(FeedName.IdOf(feed)))
        : cluster.GetGrain<ITechnicianGrain>(GrainKeys.Technician(FeedName.IdOf(feed)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed {Feed} does not answer.")]
    private partial void LogNotRenewed(Exception exception, string feed);

    private sealed class RelayedFeed(string feed, IHubContext<DispatchHub> hub, TimeProvider clock) : IFeedObserver
    {
        public string Name => feed;

        public IFeedObserver Reference { get; set; } = null!;

        public ConcurrentDictionary<string, bool> Screens { get; } = new(StringComparer.Ordinal);

        public long Renewed { get; set; } = clock.GetTimestamp();

        public long Heard { get; set; } = clock.GetTimestamp();

        /// <summary>The end of the last frame that came through without a gap: where a renewal begins.</summary>
        public FeedPosition? Position { get; private set; }

        public Task Frame(BoardFrame frame)
        {
            Heard = clock.GetTimestamp();
            if (Position is null || frame.Epoch != Position.Epoch || frame.From <= Position.Sequence + 1)
                Position = new FeedPosition(frame.Epoch, frame.To);
            return FeedName.IsCell(feed)
                ? hub.Clients.Group(feed).SendAsync("cellChanged", CellFrame.Of(frame))
                : hub.Clients.Group(feed).SendAsync("agendaChanged", AgendaFrame.Of(frame));
        }

        public Task Heartbeat(FeedHeartbeat heartbeat)
        {
            Heard = clock.GetTimestamp();
            Position ??= new FeedPosition(heartbeat.Epoch, heartbeat.Sequence);
            return hub.Clients.Group(feed).SendAsync("heartbeat", heartbeat);
        }

        public Task Notice(PushedNotice notice) => hub.Clients.Group(feed).SendAsync("notice", notice);
    }
}
