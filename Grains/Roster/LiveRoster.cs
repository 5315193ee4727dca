using Dispatch.Live;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>The technicians of a cell, every change numbered: pure. Positions, frames and snapshots follow the rules of every feed (<see cref="Board"/>).</summary>
/// <param name="cell">The cell.</param>
/// <param name="epoch">Names this run of numbers.</param>
/// <param name="keptFrames">How many frames are kept.</param>
/// <param name="rows">Makes rows.</param>
/// <param name="day">Today and tomorrow.</param>
internal sealed class LiveRoster(string cell, string epoch, int keptFrames, RosterRows rows, RosterDay day)
{
    private readonly Dictionary<string, RosterMember> _members = new(StringComparer.Ordinal);
    private readonly NumberedRows<string, RosterRow, RosterFrame> _rows = new(
        epoch, keptFrames, (from, to, changed, removed) => new RosterFrame(cell, epoch, from, to, changed, removed));

    /// <summary>Whose rows are to be made anew: however often somebody changes, once a frame.</summary>
    private readonly HashSet<RosterMember> _stale = [];
    private DateTimeOffset _positionsSince;

    /// <summary>The technicians, in no order.</summary>
    public IReadOnlyDictionary<string, RosterMember> Members => _members;

    /// <summary>Whether changes wait for a frame.</summary>
    public bool HasChanges => _stale.Count > 0 || _rows.HasChanges;

    /// <summary>Where the last frame ended, which is where a client is that has all frames.</summary>
    public FeedHeartbeat Heartbeat => new(FeedName.Roster(cell), epoch, _rows.Framed);

    /// <summary>Today and tomorrow.</summary>
    public RosterDay Day { get; set; } = day;

    /// <summary>A technician came, changed, or is of this cell no more.</summary>
    /// <returns>Whether that was new.</returns>
    public bool Apply(TechnicianView view)
    {
        var id = view.Profile.Id;
        var known = _members.TryGetValue(id, out var member);
        if (known && !member!.Apply(view))
            return false;
        if (!view.Profile.Cells.Contains(cell))
        {
            Remove(id);
            return known;
        }

        if (!known)
            _members[id] = member = new RosterMember(view);
        _stale.Add(member!);
        return true;
    }

    /// <summary>A ticket of a technician came, changed or left. Of strangers nothing is kept.</summary>
    public void Apply(string technician, BoardChange change)
    {
        if (_members.TryGetValue(technician, out var member) && member.Apply(change))
            _stale.Add(member);
    }

    /// <summary>Visits ended.</summary>
    public void Over(RosterMember member, IEnumerable<Visit> visits, IReadOnlySet<TicketNumber> of)
    {
        member.Over(visits, of);
        _stale.Add(member);
    }

    /// <summary>They are of this cell no more.</summary>
    public void Remove(string technician)
    {
        if (_members.Remove(technician, out var member))
            _stale.Remove(member);
        _rows.Remove(technician);
    }

    /// <summary>Makes every row what it is now: days end, and positions grow old, without anybody saying so.</summary>
    /// <param name="positionsSince">Where somebody was seen before that is not told any more.</param>
    public void Advance(DateTimeOffset positionsSince)
    {
        _positionsSince = positionsSince;
        _stale.UnionWith(_members.Values);
    }

    /// <summary>Gathers the changes since the last frame; null if there are none.</summary>
    public RosterFrame? TakeFrame()
    {
        foreach (var member in _stale)
        {
            var row = rows.Of(member, Day, _positionsSince);
            if (!_rows.Rows.TryGetValue(row.Id, out var before) || before != row)
                _rows.Set(row.Id, row);
        }

        _stale.Clear();
        return _rows.TakeFrame();
    }

    /// <summary>The whole roster. Ask only when no changes wait.</summary>
    public RosterSnapshot Snapshot() =>
        new(cell, epoch, _rows.Framed, _rows.Rows.Values.OrderBy(row => row.Id, StringComparer.Ordinal).ToValueList());

    /// <summary>The frames after a position if they are kept, else a snapshot.</summary>
    public RosterCatchUp CatchUp(FeedPosition? position) =>
        _rows.After(position) is { } missed ? new RosterCatchUp(null, missed) : new RosterCatchUp(Snapshot(), null);
}
