namespace Dispatch.Sla;

/// <summary>The clocks that a figure of a report counts, one by one: pure.</summary>
public sealed class DecidedList
{
    private readonly List<DecidedLine> _lines = [];
    private readonly DecidedGathering _gathering;

    /// <summary>An empty list.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant that is no longer in it.</param>
    /// <param name="filter">Which clocks are in it.</param>
    /// <param name="figure">As they were first decided, or in total.</param>
    /// <param name="met">Only those that were met, or only those that were broken; null for both.</param>
    public DecidedList(DateTimeOffset from, DateTimeOffset to, ReportFilter filter, ReportFigure figure, bool? met) =>
        _gathering = new DecidedGathering(from, to, (number, clock) =>
        {
            if (clock.Figure == figure && (met is null || clock.Met == met) && filter.Take(clock.Outcome))
                _lines.Add(DecidedLine.Of(number, clock));
        });

    /// <summary>The next line; those of a ticket follow each other in order of versions.</summary>
    public void Add(OutcomeLine line) => _gathering.Add(line);

    /// <summary>All of them, the latest first, when there are no more lines.</summary>
    public IReadOnlyList<DecidedLine> Finish()
    {
        _gathering.Finish();
        _lines.Sort((a, b) => b.At != a.At ? b.At.CompareTo(a.At) : b.Number != a.Number ? b.Number.Value.CompareTo(a.Number.Value) : a.Target.CompareTo(b.Target));
        return _lines;
    }
}
