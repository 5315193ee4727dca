using System.Globalization;

namespace Dispatch.Sla;

/// <summary>Counts decided clocks by group, target and figure: pure.</summary>
public sealed class SlaReportFold
{
    private const double Percentile = 0.9;

    private readonly (DateTimeOffset From, DateTimeOffset To) _range;
    private readonly ReportGrouping _by;
    private readonly DecidedGathering _gathering;
    private readonly Dictionary<(string? Group, SlaTarget Target, ReportFigure Figure), Tally> _tallies = [];

    /// <summary>An empty report.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant that is no longer in it.</param>
    /// <param name="by">What it tells apart.</param>
    /// <param name="filter">Which clocks count.</param>
    public SlaReportFold(DateTimeOffset from, DateTimeOffset to, ReportGrouping by, ReportFilter filter)
    {
        (_range, _by) = ((from, to), by);
        _gathering = new DecidedGathering(from, to, (_, clock) =>
        {
            if (filter.Take(clock.Outcome))
                Count(clock);
        });
    }

    /// <summary>The next line; those of a ticket follow each other in order of versions.</summary>
    public void Add(OutcomeLine line) => _gathering.Add(line);

    /// <summary>The report, when there are no more lines.</summary>
    public SlaReport Finish()
    {
        _gathering.Finish();
        var rows = _tallies
            .OrderBy(tally => tally.Key.Group is null)
            .ThenBy(tally => tally.Key.Group, StringComparer.Ordinal)
            .ThenBy(tally => tally.Key.Target)
            .ThenBy(tally => tally.Key.Figure)
            .Select(tally => tally.Value.ToRow(tally.Key.Group, tally.Key.Target, tally.Key.Figure));
        return new SlaReport(_range.From, _range.To, _by, [.. rows]);
    }

    /// <summary>Percent that was kept; null where nothing was decided.</summary>
    public static double? Compliance(int met, int breached) => met + breached == 0 ? null : Math.Round(100.0 * met / (met + breached), 2);

    private void Count(DecidedClock clock)
    {
        var key = (Group(clock.Outcome), clock.Outcome.Target, clock.Figure);
        if (!_tallies.TryGetValue(key, out var tally))
            _tallies[key] = tally = new Tally();
        tally.Add(clock);
    }

    private string? Group(ClockOutcome outcome) => _by switch
    {
        ReportGrouping.Cell => outcome.Cell,
        ReportGrouping.Priority => outcome.Priority.ToString(CultureInfo.InvariantCulture),
        ReportGrouping.Level => outcome.Level.ToString(CultureInfo.InvariantCulture),
        _ => outcome.Site,
    };

    private sealed class Tally
    {
        private readonly List<long> _elapsed = [];
        private int _met;
        private int _breached;
        private int _open;
        private int _corrected;

        public void Add(DecidedClock clock)
        {
            if (clock.Met)
                _met++;
            else
                _breached++;
            if (clock.Corrected)
                _corrected++;
            if (clock.Elapsed is { } elapsed)
                _elapsed.Add(elapsed.Ticks);
            else
                _open++;
        }

        public SlaReportRow ToRow(string? group, SlaTarget target, ReportFigure figure)
        {
            _elapsed.Sort();
            return new SlaReportRow
            {
                Group = group,
                Target = target,
                Figure = figure,
                Met = _met,
                Breached = _breached,
                StillOpen = _open,
                Corrected = _corrected,
                Compliance = Compliance(_met, _breached),
                MeanElapsed = _elapsed.Count == 0 ? null : InMilliseconds(_elapsed.Average()),
                P90Elapsed = _elapsed.Count == 0 ? null : InMilliseconds(_elapsed[(int)Math.Ceiling(Percentile * _elapsed.Count) - 1]),
            };
        }

        private static TimeSpan InMilliseconds(double ticks) => TimeSpan.FromMilliseconds((long)(ticks / TimeSpan.TicksPerMillisecond));
    }
}
