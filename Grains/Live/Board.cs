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
    private readonly Dictionary<TicketNumber, BoardRow> _rows = [];
    private readonly Departures _departed = new();
    private readonly HashSet<TicketNumber> _changed = [];
    private readonly FrameLog<BoardFrame> _frames = new(epoch, keptFrames);

    /// <summary>The number of the last change.</summary>
    public long Sequence { get; private set; }

    /// <summary>How many tickets are on the board.</summary>
    public int Count => _rows.Count;

    /// <summary>Whether changes wait for a frame.</summary>
    public bool HasChanges => _changed.Count > 0;

    /// <summary>Where the board is. Say it only when no changes wait.</summary>
    public FeedHeartbeat Heartbeat => new(feed, epoch, _frames.Sequence);

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
        var frame = _frames.Add(Sequence, from => new BoardFrame(
            feed,
            epoch,
            from,
            Sequence,
            _changed.Where(_rows.ContainsKey).Select(number => _rows[number]).ToValueList(),
            _changed.Where(number => !_rows.ContainsKey(number)).ToValueList()));
        _changed.Clear();
        return frame;
    }

    /// <summary>The whole board. Ask only when no changes wait, so that its place is one where a frame ends.</summary>
    public BoardSnapshot Snapshot() => new(feed, epoch, _frames.Sequence, _rows.Values.ToValueList());

    /// <summary>The frames after a position if they are kept, else a snapshot.</summary>
    public FeedCatchUp CatchUp(FeedPosition? position) =>
        _frames.After(position) is { } missed ? new FeedCatchUp(null, missed) : new FeedCatchUp(Snapshot(), null);

    private int KnownVersion(TicketNumber number) =>
        _rows.TryGetValue(number, out var row) ? row.Version : _departed.VersionOf(number);

    private void Set(BoardRow row)
    {
        _rows[row.Number] = row;
        Number(row.Number);
    }

    private void Remove(TicketNumber number, int version)
    {
        _departed.Add(number, version);
        if (_rows.Remove(number))
            Number(number);
    }

    private void Number(TicketNumber number)
    {
        Sequence++;
        _changed.Add(number);
    }
}
