using Dispatch.Tickets;
using Microsoft.Extensions.Logging;

namespace Dispatch.Live;

/// <summary>The live side of a grain that shows tickets: keeps its <see cref="Board"/> while somebody watches, and asks the store for what a lost notice did not tell.</summary>
internal sealed class TicketFeed(IGrainBase grain, string feed, ITicketStore store, FeedOptions options, ILogger logger)
    : LiveFeed<IFeedObserver>(grain, feed, options, logger)
{
    private Board? _board;
    private long _mark;

    /// <inheritdoc />
    protected override bool HasChanges => _board is { HasChanges: true };

    /// <inheritdoc />
    protected override FeedHeartbeat Heartbeat => _board!.Heartbeat;

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
        await Settle();
        Listen(observer);
        return _board!.CatchUp(position);
    }

    /// <summary>Passes a notice on; one way, as frames are.</summary>
    public Task Push(PushedNotice notice) => Tell(observer => observer.Notice(notice));

    /// <summary>Tells who is looking at which tickets.</summary>
    public Task Show(CellLookers lookers) => Tell(observer => observer.Lookers(lookers));

    /// <summary>The whole board.</summary>
    public async Task<BoardSnapshot> Snapshot()
    {
        await Settle();
        return _board!.Snapshot();
    }

    /// <inheritdoc />
    protected override Func<IFeedObserver, Task>? TakeFrame() => _board?.TakeFrame() is { } frame ? observer => observer.Frame(frame) : null;

    /// <inheritdoc />
    protected override async Task Refresh()
    {
        if (_board is null)
        {
            var rows = await store.ReadFeed(Name);
            var board = new Board(Name, Guid.NewGuid().ToString("N")[..8], Options.KeptFrames);
            board.Reconcile(rows.Tickets);
            board.TakeFrame();
            (_board, _mark) = (board, rows.Mark);
            return;
        }

        var changes = await store.ReadFeedChanges(Name, _mark);
        foreach (var (number, state) in changes.Tickets)
            _board.Apply(new BoardChange(number, state.Version, BoardRow.Of(number, state), state.NextDeadline));
        _mark = changes.Mark;

        // All that is open is on the board now; if the numbers differ, something left and the notice was lost.
        if (_board.Count != changes.OpenCount)
        {
            var rows = await store.ReadFeed(Name);
            _board.Reconcile(rows.Tickets);
            _mark = rows.Mark;
        }
    }
}
