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
    private readonly NumberedRows<TicketNumber, BoardRow, BoardFrame> _rows = new(
        epoch, keptFrames, (from, to, rows, removed) => new BoardFrame(feed, epoch, from, to, rows, removed));

    private readonly Departures _departed = new();
    private DateTimeOffset? _waitingSince;

    /// <summary>The number of the last change.</summary>
    public long Sequence => _rows.Sequence;

    /// <summary>How many tickets are on the board.</summary>
    public int Count => _rows.Rows.Count;

    /// <summary>Whether changes wait for a frame.</summary>
    public bool HasChanges => _rows.HasChanges;

    /// <summary>Where the last frame ended, which is where a client is that has all frames.</summary>
    public FeedHeartbeat Heartbeat => new(feed, epoch, _rows.Framed);

    /// <summary>Applies a change unless the board knows a newer one.</summary>
    public void Apply(BoardChange change)
    {
        if (change.Version <= KnownVersion(change.Number))
            return;
        if (change.Row is null)
            Remove(change.Number, change.Version);
        else
            _rows.Set(change.Number, change.Row);
        _waitingSince = _rows.HasChanges ? _waitingSince ?? change.CommittedAt : null;
    }

    /// <summary>Makes the board equal to the truth.</summary>
    /// <param name="open">All open tickets of the feed, read after every change that the board has seen was committed.</param>
    public void Reconcile(IReadOnlyList<TicketView> open)
    {
        foreach (var number in _rows.Rows.Keys.Except(open.Select(ticket => ticket.Number)).ToList())
            Remove(number, _rows.Rows[number].Version);
        foreach (var ticket in open)
            Apply(new BoardChange(ticket.Number, ticket.State.Version, BoardRow.Of(ticket.Number, ticket.State), ticket.State.NextDeadline));
    }

    /// <summary>Gathers the changes since the last frame; null if there are none.</summary>
    /// <remarks>Only the frame as it is told first says since when its changes waited: one that is told again is late for another reason.</remarks>
    public BoardFrame? TakeFrame()
    {
        var (frame, since) = (_rows.TakeFrame(), _waitingSince);
        _waitingSince = null;
        return frame is null || since is null ? frame : frame with { CommittedAt = since };
    }

    /// <summary>The whole board. Ask only when no changes wait, so that its place is one where a frame ends.</summary>
    public BoardSnapshot Snapshot() => new(feed, epoch, _rows.Framed, _rows.Rows.Values.ToValueList());

    /// <summary>The frames after a position if they are kept, else a snapshot.</summary>
    public FeedCatchUp CatchUp(FeedPosition? position) =>
        _rows.After(position) is { } missed ? new FeedCatchUp(null, missed) : new FeedCatchUp(Snapshot(), null);

    private int KnownVersion(TicketNumber number) =>
        _rows.Rows.TryGetValue(number, out var row) ? row.Version : _departed.VersionOf(number);

    private void Remove(TicketNumber number, int version)
    {
        _departed.Add(number, version);
        _rows.Remove(number);
    }
}
