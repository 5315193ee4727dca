using Dispatch.Live;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>What a roster knows of a technician. What is older than what it knows already is ignored, so notices may come late, twice, or not at all.</summary>
/// <param name="view">The technician.</param>
internal sealed class RosterMember(TechnicianView view)
{
    /// <summary>Nobody does more in a day, and a row has to end somewhere.</summary>
    private const int MostVisits = 50;

    private readonly Dictionary<TicketNumber, BoardRow> _work = [];
    private readonly Departures _departed = new();

    /// <summary>Who they are and how they stand.</summary>
    public TechnicianView View { get; private set; } = view;

    /// <summary>The open tickets that they have.</summary>
    public IReadOnlyDictionary<TicketNumber, BoardRow> Work => _work;

    /// <summary>The latest visits that are over, oldest first; null until they were read.</summary>
    public IReadOnlyList<Visit>? Visits { get; private set; }

    /// <summary>Tickets whose visit ended and is not among them yet.</summary>
    public HashSet<TicketNumber> Ended { get; } = [];

    /// <summary>They changed.</summary>
    /// <returns>Whether that was new.</returns>
    public bool Apply(TechnicianView view)
    {
        if (view.Revision <= View.Revision)
            return false;
        View = view;
        return true;
    }

    /// <summary>A ticket came, changed or left.</summary>
    /// <returns>Whether that was new.</returns>
    public bool Apply(BoardChange change)
    {
        if (change.Version <= KnownVersion(change.Number))
            return false;
        if (change.Row is { } row && row.Technician == View.Profile.Id)
        {
            // A visit is over when the work is; it may go on in another way, on the bench for example.
            if (_work.TryGetValue(row.Number, out var before) && before.StartedAt is not null && before.StartedAt != row.StartedAt)
                Ended.Add(row.Number);
            _work[row.Number] = row;
            return true;
        }

        _departed.Add(change.Number, change.Version);
        if (!_work.Remove(change.Number, out var left))
            return false;
        if (left.StartedAt is not null)
            Ended.Add(change.Number);
        return true;
    }

    /// <summary>Makes the work equal to the truth.</summary>
    /// <param name="open">All their open tickets, read after every change that is known here was committed.</param>
    /// <returns>Whether anything was not known.</returns>
    public bool Reconcile(IReadOnlyList<TicketView> open)
    {
        var changed = false;
        foreach (var number in _work.Keys.Except(open.Select(ticket => ticket.Number)).ToList())
            changed |= Apply(new BoardChange(number, _work[number].Version + 1, null, null));
        foreach (var (number, state) in open)
            changed |= Apply(new BoardChange(number, state.Version, BoardRow.Of(number, state), state.NextDeadline));
        return changed;
    }

    /// <summary>The visits were read: all of them, or those of tickets whose visits had ended.</summary>
    /// <param name="visits">What was read.</param>
    /// <param name="of">The tickets; null for all of them.</param>
    public void Over(IEnumerable<Visit> visits, IReadOnlySet<TicketNumber>? of)
    {
        var kept = of is null ? [] : (Visits ?? []).Where(visit => !of.Contains(visit.Ticket.Number));
        Visits = [.. kept.Concat(visits.Where(visit => visit.Technician == View.Profile.Id)).OrderBy(visit => visit.From).TakeLast(MostVisits)];
        if (of is null)
            Ended.Clear();
        else
            Ended.ExceptWith(of);
    }

    private int KnownVersion(TicketNumber number) => _work.TryGetValue(number, out var row) ? row.Version : _departed.VersionOf(number);
}
