using System.Collections.Concurrent;
using Dispatch.Sla;
using Dispatch.Tickets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dispatch.Live;

/// <summary>
/// One per process: listens to the managers' board while any screen here watches it, as <see cref="BoardRelay"/> does to the boards of tickets: passes frames and
/// heartbeats on, renews its lease, and asks again when the board has gone silent.
/// </summary>
internal sealed partial class SlaBoardRelay(
    IClusterClient cluster, IHubContext<DispatchHub> hub, IOptions<FeedOptions> options, TimeProvider clock, ILogger<SlaBoardRelay> logger)
    : BackgroundService, ISlaBoardObserver
{
    /// <summary>Silent for so many heartbeats, the board is asked again.</summary>
    private const int SilentBeats = 3;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _screens = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private ISlaBoardObserver? _reference;
    private FeedPosition? _position;
    private long _renewed = clock.GetTimestamp();
    private long _heard = clock.GetTimestamp();
    private bool _subscribed;

    private ISlaBoardGrain Grain => cluster.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key);

    private bool NeedsRenewal =>
        clock.GetElapsedTime(_renewed) > options.Value.Lease / 3 || clock.GetElapsedTime(_heard) > options.Value.Heartbeat * SilentBeats;

    /// <summary>Takes a screen in and brings it up to date from its position.</summary>
    public async Task<SlaCatchUp> Watch(string connection, FeedPosition? position)
    {
        _screens.TryAdd(connection, true);
        var catchUp = await Grain.Watch(Reference(), position);
        if (!_subscribed)
            (_subscribed, _renewed, _heard) = (true, clock.GetTimestamp(), clock.GetTimestamp());
        return catchUp;
    }

    /// <summary>The screen is gone, or watches no more.</summary>
    public void Forget(string connection) => _screens.TryRemove(connection, out _);

    /// <inheritdoc />
    public Task Frame(SlaFrame frame)
    {
        _heard = clock.GetTimestamp();
        if (_position is not { } known || frame.Epoch != known.Epoch || frame.From <= known.Sequence + 1)
            _position = new FeedPosition(frame.Epoch, frame.To);
        return hub.Clients.Group(FeedName.SlaBoard).SendAsync("slaChanged", frame);
    }

    /// <inheritdoc />
    public Task Heartbeat(FeedHeartbeat heartbeat)
    {
        _heard = clock.GetTimestamp();
        _position ??= new FeedPosition(heartbeat.Epoch, heartbeat.Sequence);
        return hub.Clients.Group(FeedName.SlaBoard).SendAsync("heartbeat", heartbeat);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (_subscribed && (_screens.IsEmpty || NeedsRenewal))
                    await Renew();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task Renew()
    {
        try
        {
            if (_screens.IsEmpty)
            {
                // Nobody here looks at it any more: whoever comes next subscribes anew, from nothing.
                (_subscribed, _position) = (false, null);
                await Grain.Unwatch(Reference());
                return;
            }

            var catchUp = await Grain.Watch(Reference(), _position);
            _renewed = _heard = clock.GetTimestamp();
            foreach (var frame in catchUp.Frames ?? [])
                await Frame(frame);
            if (catchUp.Snapshot is { } snapshot)
                await Heartbeat(new FeedHeartbeat(FeedName.SlaBoard, snapshot.Epoch, snapshot.Sequence));
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException or OrleansException)
        {
            // Looked at again in a second; screens see that the feed is silent and say so.
            LogNotRenewed(e);
        }
    }

    private ISlaBoardObserver Reference()
    {
        lock (_lock)
            return _reference ??= cluster.CreateObjectReference<ISlaBoardObserver>(this);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The managers' board does not answer.")]
    private partial void LogNotRenewed(Exception exception);
}
