using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>
/// The open tickets of a feed, every change numbered. Changes gather until a frame takes them; the latest frames are kept for clients
/// that missed some. A change older than what the board shows is ignored, so notices may come late, twice, or not at all.
/// </summary>
/// <param name="feed">The feed's name.</param>
/// <param name="epoch">Names this run of numbers.</param>
/// <param name="keptFrames">How many frames are kept.</param>
public sealed class Board(string feed, string epoch, int keptFrames)
{
    private const int RememberedDepartures = 4096;

    private readonly Dictionary<TicketNumber, BoardRow> _rows = [];
    private readonly Dictionary<TicketNumber, int> _departed = [];
    private readonly Queue<TicketNumber> _departures = [];
    private readonly HashSet<TicketNumber> _changed = [];
    private readonly Queue<BoardFrame> _frames = [];
    private long _framed;

    /// <summary>The number of the last change.</summary>
    public long Sequence { get; private set; }

    /// <summary>How many tickets are on the board.</summary>
    public int Count => _rows.Count;

    /// <summary>Whether changes wait for a frame.</summary>
    public bool HasChanges => _changed.Count > 0;

    /// <summary>Where the board is. Say it only when no changes wait.</summary>
    public FeedHeartbeat Heartbeat => new(feed, epoch, _framed);

    /// <summary>Applies a change unless the board knows a newer one.</summary>
    public void Apply(BoardChange change)
    {
        if (change.Version <= KnownVersion(change.Number))
            return;
        if (change.Row is null)
            Remove(change.Number, change.Version);
        else
            Set(change.Row);
    }

    /// <summary>Makes the board equal to the truth.</summary>
    /// <param name="open">All open tickets of the feed, read after every change that the board has seen was committed.</param>
    public void Reconcile(IReadOnlyList<TicketView> open)
    {
        foreach (var number in _rows.Keys.Except(open.Select(ticket => ticket.Number)).ToList())
            Remove(number, _rows[number].Version);
        foreach (var ticket in open)
            Apply(new BoardChange(ticket.Number, ticket.State.Version, BoardRow.Of(ticket.Number, ticket.State), ticket.State.NextDeadline));
    }

    /// <summary>Gathers the changes since the last frame; null if there are none.</summary>
    public BoardFrame? TakeFrame()
    {
        if (_changed.Count == 0)
            return null;
        var frame = new BoardFrame(
            feed,
            epoch,
            _framed + 1,
            Sequence,
            _changed.Where(_rows.ContainsKey).Select(number => _rows[number]).ToValueList(),
            _changed.Where(number => !_rows.ContainsKey(number)).ToValueList());
        _changed.Clear();
        _framed = Sequence;
        _frames.Enqueue(frame);
        if (_frames.Count > keptFrames)
            _frames.Dequeue();
        return frame;
    }

    /// <summary>The whole board. Ask only when no changes wait, so that its place is one where a frame ends.</summary>
    public BoardSnapshot Snapshot() => new(feed, epoch, _framed, _rows.Values.ToValueList());

    /// <summary>The frames after a position if they are kept, else a snapshot.</summary>
    public FeedCatchUp CatchUp(FeedPosition? position)
    {
        var known = position is not null && position.Epoch == epoch && position.Sequence <= _framed
            && (position.Sequence == _framed || (_frames.TryPeek(out var oldest) && oldest.From <= position.Sequence + 1));
        return known
            ? new FeedCatchUp(null, _frames.Where(frame => frame.To > position!.Sequence).ToValueList())
            : new FeedCatchUp(Snapshot(), null);
    }

    private int KnownVersion(TicketNumber number) =>
        _rows.TryGetValue(number, out var row) ? row.Version : _departed.GetValueOrDefault(number);

    private void Set(BoardRow row)
    {
        _rows[row.Number] = row;
        Number(row.Number);
    }

    private void Remove(TicketNumber number, int version)
    {
        if (_departed.TryAdd(number, version))
        {
            _departures.Enqueue(number);
            if (_departures.Count > RememberedDepartures)
                _departed.Remove(_departures.Dequeue());
        }
        else
        {
            _departed[number] = version;
        }

        if (_rows.Remove(number))
            Number(number);
    }

    private void Number(TicketNumber number)
    {
        Sequence++;
        _changed.Add(number);
    }
}
