using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>A feed that screens of this process watch: the observer that its grain tells, which passes everything on to the feed's group.</summary>
/// <param name="name">The feed's name, and its group's.</param>
/// <param name="hub">Where the screens are.</param>
/// <param name="clock">Tells when it was heard last.</param>
internal abstract class RelayedFeed(string name, IHubContext<DispatchHub> hub, TimeProvider clock)
{
    /// <summary>The feed's name.</summary>
    public string Name => name;

    /// <summary>The connections that watch it here.</summary>
    public ConcurrentDictionary<string, bool> Screens { get; } = new(StringComparer.Ordinal);

    /// <summary>When its lease was renewed.</summary>
    public long Renewed { get; set; } = clock.GetTimestamp();

    /// <summary>When it said something last.</summary>
    public long Heard { get; set; } = clock.GetTimestamp();

    /// <summary>Whether it said that nothing more comes from where it was.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Whether it is being asked.</summary>
    public bool IsAsked { get; set; }

    /// <summary>The end of the last frame that came through without a gap: where a renewal begins.</summary>
    protected FeedPosition? Position { get; private set; }

    /// <summary>Renews the lease, and passes on what was missed.</summary>
    public abstract Task Renew();

    /// <summary>No screen here watches it: the grain need not tell anything.</summary>
    public abstract Task Leave();

    /// <summary>The grain is alive, and where it is.</summary>
    public Task Heartbeat(FeedHeartbeat heartbeat)
    {
        Heard = clock.GetTimestamp();
        Position ??= new FeedPosition(heartbeat.Epoch, heartbeat.Sequence);
        return Send("heartbeat", heartbeat);
    }

    /// <summary>The grain lives elsewhere from now on.</summary>
    public Task Leaving()
    {
        HasLeft = true;
        return Task.CompletedTask;
    }

    /// <summary>Passes a frame on.</summary>
    protected Task Pass(string method, string epoch, long from, long to, object frame)
    {
        Heard = clock.GetTimestamp();
        if (Position is null || epoch != Position.Epoch || from <= Position.Sequence + 1)
            Position = new FeedPosition(epoch, to);
        return Send(method, frame);
    }

    /// <summary>Passes on what a renewal brought: the frames that were missed, or only where the feed is.</summary>
    protected async Task PassOn<TFrame>(IEnumerable<TFrame>? missed, Func<TFrame, Task> pass, FeedPosition? snapshot)
    {
        foreach (var frame in missed ?? [])
            await pass(frame);
        if (snapshot is not null)
            await Heartbeat(new FeedHeartbeat(Name, snapshot.Epoch, snapshot.Sequence));
    }

    /// <summary>Tells the screens.</summary>
    protected virtual Task Send(string method, object message) => SendTo(name, method, message);

    /// <summary>Tells the screens of one group.</summary>
    protected Task SendTo(string group, string method, object message) => hub.Clients.Group(group).SendAsync(method, message);
}
