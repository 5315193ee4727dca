using Dispatch.Tickets;

namespace Dispatch.Cells;

/// <summary>
/// The deadlines of a cell's tickets up to a horizon, earliest first; what lies beyond is left to the store until then. A ticket has at most one; the word of
/// its newest version counts, whatever order they come in. What has no deadline here is forgotten: an old word about it is then believed, the ticket is asked
/// too early at worst, and says when it is due.
/// </summary>
/// <param name="window">How many are read from the store at a time; with more of them the horizon is the last that was read.</param>
internal sealed class DeadlineWatch(int window)
{
    /// <summary>So many superseded entries are not worth the work of sorting them out.</summary>
    private const int Slack = 1000;

    private PriorityQueue<TicketDeadline, DateTimeOffset> _queue = new();
    private readonly Dictionary<TicketNumber, TicketDeadline> _current = [];
    private DateTimeOffset? _horizon;
    private bool _reading;

    /// <summary>The earliest deadline in memory, null if there is none.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            DropSuperseded();
            return _queue.TryPeek(out var earliest, out _) ? earliest.At : null;
        }
    }

    /// <summary>When there is something to do: the earliest deadline, or the horizon if all before it is done; null if the store was never read.</summary>
    public DateTimeOffset? Wake => Next ?? _horizon;

    /// <summary>Whether all up to the horizon is done, and only the store knows what is due.</summary>
    public bool IsAtHorizon(DateTimeOffset now) => _horizon <= now && Next is null;

    /// <summary>How many entries are in memory, superseded ones among them.</summary>
    internal int Entries => _queue.Count;

    /// <summary>From now until <see cref="Found"/> everything is kept: what is read may be older than what is heard meanwhile.</summary>
    public void Reading() => _reading = true;

    /// <summary>Takes in what the store holds up to an instant, earliest first, as many as a window has at most.</summary>
    public void Found(IReadOnlyList<TicketDeadline> nearest, DateTimeOffset until)
    {
        _horizon = nearest.Count < window ? until : nearest[^1].At;
        _reading = false;
        foreach (var deadline in nearest)
            Set(deadline);

        // Those beyond the horizon go, or they would hide that all before it is done.
        foreach (var (number, deadline) in _current)
        {
            if (deadline.At > _horizon)
                _current.Remove(number);
        }
    }

    /// <summary>Notes a ticket's deadline, or that it has none, unless a newer version of it has been heard of.</summary>
    public void Set(TicketDeadline deadline)
    {
        var isKnown = _current.TryGetValue(deadline.Number, out var known);
        if (isKnown && known.Version > deadline.Version)
            return;
        if (deadline.At is not { } at || (at > _horizon && !_reading))
        {
            _current.Remove(deadline.Number);
        }
        else if (!isKnown || known != deadline)
        {
            _current[deadline.Number] = deadline;
            _queue.Enqueue(deadline, at);
            Compact();
        }
    }

    /// <summary>Takes the tickets due by this instant, earliest first. Whoever takes them says with <see cref="Set"/> when they are due next.</summary>
    public IReadOnlyList<TicketDeadline> Take(DateTimeOffset now, int limit)
    {
        List<TicketDeadline> due = [];
        while (due.Count < limit && Next <= now)
        {
            var earliest = _queue.Dequeue();
            _current.Remove(earliest.Number);
            due.Add(earliest);
        }

        return due;
    }

    private void Compact()
    {
        if (_queue.Count > (2 * _current.Count) + Slack)
            _queue = new(_current.Values.Select(deadline => (deadline, deadline.At!.Value)));
    }

    private void DropSuperseded()
    {
        while (_queue.TryPeek(out var earliest, out _) && (!_current.TryGetValue(earliest.Number, out var known) || known != earliest))
            _queue.Dequeue();
    }
}
