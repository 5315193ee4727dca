using Dispatch.Tickets;

namespace Dispatch.Cells;

/// <summary>The nearest deadlines of a cell's tickets, earliest first. A ticket has at most one; the latest word about it counts.</summary>
internal sealed class DeadlineWatch
{
    private readonly PriorityQueue<TicketDeadline, DateTimeOffset> _queue = new();
    private readonly Dictionary<TicketNumber, DateTimeOffset> _current = [];

    /// <summary>The earliest deadline, null if there is none.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            DropSuperseded();
            return _queue.TryPeek(out var earliest, out _) ? earliest.At : null;
        }
    }

    /// <summary>Notes a ticket's deadline, or that it has none.</summary>
    public void Set(TicketNumber number, DateTimeOffset? at)
    {
        if (at is { } instant)
        {
            _current[number] = instant;
            _queue.Enqueue(new TicketDeadline(number, instant), instant);
        }
        else
        {
            _current.Remove(number);
        }
    }

    /// <summary>Tickets due by this instant, earliest first. They stay watched until <see cref="Set"/> says otherwise.</summary>
    public IReadOnlyList<TicketNumber> Due(DateTimeOffset now, int limit)
    {
        List<TicketNumber> due = [];
        while (due.Count < limit && Next <= now)
            due.Add(_queue.Dequeue().Number);
        return due;
    }

    private void DropSuperseded()
    {
        while (_queue.TryPeek(out var earliest, out _) && (!_current.TryGetValue(earliest.Number, out var at) || at != earliest.At))
            _queue.Dequeue();
    }
}
