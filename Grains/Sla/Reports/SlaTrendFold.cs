namespace Dispatch.Sla;

/// <summary>Counts decided clocks stretch by stretch: pure.</summary>
public sealed class SlaTrendFold
{
    private readonly TrendStretches _stretches;
    private readonly DecidedGathering _gathering;
    private readonly int[] _met;
    private readonly int[] _breached;

    /// <summary>An empty trend.</summary>
    /// <param name="stretches">Its stretches.</param>
    /// <param name="filter">Which clocks count.</param>
    public SlaTrendFold(TrendStretches stretches, ReportFilter filter)
    {
        _stretches = stretches;
        (_met, _breached) = (new int[stretches.Begins.Count], new int[stretches.Begins.Count]);
        _gathering = new DecidedGathering(stretches.Begin, stretches.End, (_, clock) =>
        {
            if (clock.Figure is ReportFigure.First && filter.Take(clock.Outcome) && stretches.IndexOf(clock.Outcome.At) is { } index)
                (clock.Met ? _met : _breached)[index]++;
        });
    }

    /// <summary>The next line; those of a ticket follow each other in order of versions.</summary>
    public void Add(OutcomeLine line) => _gathering.Add(line);

    /// <summary>The stretches, when there are no more lines, with the tickets that came and went in them.</summary>
    public IReadOnlyList<TrendPoint> Finish(FlowFold flows)
    {
        _gathering.Finish();
        return [.. flows.Finish().Select((flow, i) =>
        {
            var (weekday, hour) = _stretches.LocalTimeOf(i);
            return new TrendPoint
            {
                At = _stretches.Begins[i],
                Weekday = weekday,
                Hour = hour,
                Met = _met[i],
                Breached = _breached[i],
                Compliance = SlaReportFold.Compliance(_met[i], _breached[i]),
                In = flow.In,
                Out = flow.Out,
                Open = flow.Open,
            };
        })];
    }
}
