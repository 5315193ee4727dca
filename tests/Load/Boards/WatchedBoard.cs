using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Load.Boards;

/// <summary>
/// The copy of one board under watch. While it catches up, frames wait; afterwards those that the catch-up brought already are ignored by
/// the replica's rule, and the others follow it.
/// </summary>
internal sealed class WatchedBoard
{
    private readonly Lock _lock = new();
    private readonly BoardReplica _replica = new();
    private readonly List<BoardFrame> _waiting = [];
    private bool _catchingUp = true;

    /// <summary>Where the copy is.</summary>
    public FeedPosition? Position
    {
        get
        {
            lock (_lock)
                return _replica.Position;
        }
    }

    /// <summary>The lines as they are now.</summary>
    public IReadOnlyDictionary<TicketNumber, BoardRow> Rows
    {
        get
        {
            lock (_lock)
                return new Dictionary<TicketNumber, BoardRow>(_replica.Rows);
        }
    }

    /// <summary>Takes a frame.</summary>
    /// <returns>False if something before it was missed: the caller must catch up. True while somebody already does.</returns>
    public bool Take(BoardFrame frame)
    {
        lock (_lock)
        {
            if (!_catchingUp)
                return !(_catchingUp = !_replica.Apply(frame));
            _waiting.Add(frame);
            return true;
        }
    }

    /// <summary>Hears where the feed is.</summary>
    /// <returns>As <see cref="Take"/>.</returns>
    public bool Hear(FeedHeartbeat heartbeat)
    {
        lock (_lock)
            return _catchingUp || !(_catchingUp = !_replica.IsCurrent(heartbeat));
    }

    /// <summary>Lets frames wait until the board has caught up, because the connection is new.</summary>
    public void BeginCatchUp()
    {
        lock (_lock)
            _catchingUp = true;
    }

    /// <summary>Catches up, then takes what waited.</summary>
    /// <returns>False if that was not enough: the caller must ask again.</returns>
    public bool CatchUp(FeedCatchUp catchUp)
    {
        lock (_lock)
        {
            var current = _replica.Apply(catchUp) && _waiting.TrueForAll(_replica.Apply);
            _waiting.Clear();
            _catchingUp = !current;
            return current;
        }
    }
}
