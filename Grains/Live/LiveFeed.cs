using Dispatch.Tickets;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dispatch.Live;

/// <summary>
/// The live side of a grain that shows something: keeps the observers, gathers changes into frames, says where it is, and compares what it shows with the
/// store while somebody watches. Used from its grain's turns only.
/// </summary>
internal abstract partial class LiveFeed<TObserver>
    where TObserver : IFeedListener
{
    private readonly ILogger _logger;
    private readonly ObserverManager<TObserver> _observers;
    private readonly IGrainTimer _flush;
    private readonly IGrainTimer _pulse;
    private bool _flushing;

    protected LiveFeed(IGrainBase grain, string feed, FeedOptions options, ILogger logger)
    {
        (Name, Options, _logger) = (feed, options, logger);
        _observers = new ObserverManager<TObserver>(options.Lease, logger);
        _flush = grain.RegisterGrainTimer(Flush, Timer());
        _pulse = grain.RegisterGrainTimer(Pulse, Timer());

        static GrainTimerCreationOptions Timer() => new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true };
    }

    /// <summary>Whether any process listens.</summary>
    public bool IsWatched => _observers.Count > 0;

    /// <summary>The feed's name.</summary>
    protected string Name { get; }

    /// <summary>How it is pushed.</summary>
    protected FeedOptions Options { get; }

    /// <summary>For how long changes are gathered into one frame.</summary>
    protected virtual TimeSpan FrameDelay => Options.FrameDelay;

    /// <summary>Whether changes wait for a frame.</summary>
    protected abstract bool HasChanges { get; }

    /// <summary>Where the last frame ended.</summary>
    protected abstract FeedHeartbeat Heartbeat { get; }

    /// <summary>The observer listens no more.</summary>
    public void Unwatch(TObserver observer) => _observers.Unsubscribe(observer);

    /// <summary>The activation ends. Whoever listens need not find out by the silence.</summary>
    public Task Leave()
    {
        _flush.Dispose();
        _pulse.Dispose();
        return Tell(observer => observer.Leaving());
    }

    /// <summary>Makes what is shown equal to the store, from nothing if nothing is known yet.</summary>
    protected abstract Task Refresh();

    /// <summary>What tells an observer of the changes that wait; null if there are none. They wait no more.</summary>
    protected abstract Func<TObserver, Task>? TakeFrame();

    /// <summary>Reads what a frame needs beside what was told.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Makes what is shown true, and all that was changed told: a snapshot, or a position, means something now.</summary>
    protected async Task Settle()
    {
        // What nobody watched has not been healed since: it is compared with the store before it is shown.
        if (!IsWatched)
            await Refresh();
        await Flush();
    }

    /// <summary>Takes the observer in, or renews its lease. Settle first.</summary>
    protected void Listen(TObserver observer)
    {
        _observers.Subscribe(observer, observer);
        _pulse.Change(Options.Heartbeat, Options.Heartbeat);
    }

    /// <summary>Something changed: it is told soon, together with what else changes until then.</summary>
    protected void FlushSoon()
    {
        if (_flushing || !HasChanges)
            return;
        _flushing = true;
        _flush.Change(FrameDelay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something is known to be missing: it is read without waiting for the next beat.</summary>
    protected void RefreshSoon()
    {
        if (IsWatched)
            _pulse.Change(FrameDelay, Options.Heartbeat);
    }

    /// <summary>Tells every observer.</summary>
    protected Task Tell(Func<TObserver, Task> what) => _observers.Notify(what);

    private async Task Flush()
    {
        _flushing = false;
        try
        {
            await Prepare();
        }
        catch (StoreUnavailableException e)
        {
            // What it would have added comes with a later frame.
            LogNotCompared(e, Name);
        }

        if (TakeFrame() is { } frame)
            await Tell(frame);
    }

    private async Task Pulse(CancellationToken cancellationToken)
    {
        _observers.ClearExpired();
        if (!IsWatched)
        {
            _pulse.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        try
        {
            await Refresh();
        }
        catch (Exception e) when (e.IsPassing(cancellationToken))
        {
            // What is shown stays as it is; it is compared again at the next beat.
            LogNotCompared(e, Name);
        }

        // Where the feed was before the frame that follows: one at the frame's heels could overtake it, and every screen would ask for what is on its way.
        var heartbeat = Heartbeat;
        await Tell(observer => observer.Heartbeat(heartbeat));
        await Flush();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed {Feed} could not be compared with the store.")]
    private partial void LogNotCompared(Exception exception, string feed);
}
