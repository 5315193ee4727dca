using Dispatch.Tickets;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dispatch.Live;

/// <summary>
/// The live side of a grain that shows tickets: keeps its <see cref="Board"/> while somebody watches, gathers changes into frames, says where it
/// is, and asks the store for what a lost notice did not tell. Used from its grain's turns only.
/// </summary>
internal sealed partial class TicketFeed : IDisposable
{
    private readonly string _feed;
    private readonly ITicketStore _store;
    private readonly FeedOptions _options;
    private readonly ILogger _logger;
    private readonly ObserverManager<IFeedObserver> _observers;
    private readonly IGrainTimer _flush;
    private readonly IGrainTimer _pulse;
    private Board? _board;
    private long _mark;
    private bool _flushing;

    public TicketFeed(IGrainBase grain, string feed, ITicketStore store, FeedOptions options, ILogger logger)
    {
        (_feed, _store, _options, _logger) = (feed, store, options, logger);
        _observers = new ObserverManager<IFeedObserver>(options.Lease, logger);
        _flush = grain.RegisterGrainTimer(Flush, Timer());
        _pulse = grain.RegisterGrainTimer(Pulse, Timer());

        static GrainTimerCreationOptions Timer() => new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true };
    }

    /// <summary>Whether any process listens.</summary>
    public bool IsWatched => _observers.Count > 0;

    /// <summary>A notice. A board that nobody has asked for yet needs none.</summary>
    public void Apply(BoardChange change)
    {
        if (_board is null)
            return;
        _board.Apply(change);
        FlushSoon();
    }

    /// <summary>Takes the observer in, or renews its lease, and brings it up to date.</summary>
    public async Task<FeedCatchUp> Watch(IFeedObserver observer, FeedPosition? position)
    {
        // A board that nobody watched has not been healed since: it is compared with the store before it is shown.
        var board = IsWatched ? _board! : await Refresh();
        await Flush();
        _observers.Subscribe(observer, observer);
        _pulse.Change(_options.Heartbeat, _options.Heartbeat);
        return board.CatchUp(position);
    }

    /// <summary>Passes a notice on; one way, as frames are.</summary>
    public Task Push(PushedNotice notice) => _observers.Notify(observer => observer.Notice(notice));

    public void Unwatch(IFeedObserver observer) => _observers.Unsubscribe(observer);

    public async Task<BoardSnapshot> Snapshot()
    {
        var board = IsWatched ? _board! : await Refresh();
        await Flush();
        return board.Snapshot();
    }

    public void Dispose()
    {
        _flush.Dispose();
        _pulse.Dispose();
    }

    private void FlushSoon()
    {
        if (_flushing || _board is not { HasChanges: true })
            return;
        _flushing = true;
        _flush.Change(_options.FrameDelay, Timeout.InfiniteTimeSpan);
    }

    private async Task Flush()
    {
        _flushing = false;
        if (_board?.TakeFrame() is { } frame)
            await _observers.Notify(observer => observer.Frame(frame));
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
        catch (StoreUnavailableException e)
        {
            // The board stays as it is; it is compared again at the next beat.
            LogNotCompared(e, _feed);
        }

        await Flush();
        await _observers.Notify(observer => observer.Heartbeat(_board!.Heartbeat));
    }

    private async Task<Board> Refresh()
    {
        if (_board is null)
        {
            var rows = await _store.ReadFeed(_feed);
            var board = new Board(_feed, Guid.NewGuid().ToString("N")[..8], _options.KeptFrames);
            board.Reconcile(rows.Tickets);
            board.TakeFrame();
            (_board, _mark) = (board, rows.Mark);
            return board;
        }

        var changes = await _store.ReadFeedChanges(_feed, _mark);
        foreach (var (number, state) in changes.Tickets)
            _board.Apply(new BoardChange(number, state.Version, BoardRow.Of(number, state), state.NextDeadline));
        _mark = changes.Mark;

        // All that is open is on the board now; if the numbers differ, something left and the notice was lost.
        if (_board.Count != changes.OpenCount)
        {
            var rows = await _store.ReadFeed(_feed);
            _board.Reconcile(rows.Tickets);
            _mark = rows.Mark;
        }

        return _board;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The board {Feed} could not be compared with the store.")]
    private partial void LogNotCompared(Exception exception, string feed);
}
