using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Gathers lines into tickets, and passes on the clocks that were decided in a range; one ticket in memory at a time.</summary>
/// <param name="from">The first instant.</param>
/// <param name="to">The first instant that is no longer in the range.</param>
/// <param name="take">Takes a decided clock, with its ticket.</param>
public sealed class DecidedGathering(DateTimeOffset from, DateTimeOffset to, Action<TicketNumber, DecidedClock> take)
{
    private readonly List<ClockOutcome> _outcomes = [];
    private TicketNumber? _number;

    /// <summary>The next line; those of a ticket follow each other in order of versions.</summary>
    public void Add(OutcomeLine line)
    {
        if (_number != line.Number)
            Finish();
        _number = line.Number;
        _outcomes.AddRange(line.Outcomes);
    }

    /// <summary>There are no more lines.</summary>
    public void Finish()
    {
        foreach (var clock in DecidedClocks.Of(_outcomes).Where(clock => clock.Outcome.At >= from && clock.Outcome.At < to))
            take(_number!.Value, clock);
        _outcomes.Clear();
    }
}
