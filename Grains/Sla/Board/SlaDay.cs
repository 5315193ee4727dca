namespace Dispatch.Sla;

/// <summary>What was decided since a day began: every clock once, as it was first decided (sla.md rule 10).</summary>
public sealed class SlaDay
{
    private readonly Dictionary<(string Cell, int Level, int Priority), (int Met, int Broken)> _decided = [];
    private readonly DecidedGathering _gathering;

    /// <summary>A day of which nothing is known yet.</summary>
    /// <param name="began">When it began.</param>
    public SlaDay(DateTimeOffset began)
    {
        Began = began;
        _gathering = new DecidedGathering(began, DateTimeOffset.MaxValue, clock =>
        {
            if (clock.Figure is not ReportFigure.First)
                return;
            var key = (clock.Outcome.Cell, clock.Outcome.Level, clock.Outcome.Priority);
            var (met, broken) = _decided.GetValueOrDefault(key);
            _decided[key] = clock.Met ? (met + 1, broken) : (met, broken + 1);
        });
    }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>How many were met and how many broken, by what the ticket was then.</summary>
    public IReadOnlyDictionary<(string Cell, int Level, int Priority), (int Met, int Broken)> Decided => _decided;

    /// <summary>
    /// When the day of an instant began: at midnight in the zone of the installation's default calendar; in UTC where there is none.
    /// </summary>
    public static DateTimeOffset BeginningOf(DateTimeOffset now, SlaRules rules)
    {
        if (rules.DefaultCalendar is not { } pin)
            return new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var calendar = rules.Calendar(pin);
        return calendar.BeginningOf(DateOnly.FromDateTime(calendar.LocalAt(now)));
    }

    /// <summary>The next line of the journal; those of a ticket follow each other.</summary>
    public void Add(OutcomeLine line) => _gathering.Add(line);

    /// <summary>There are no more lines.</summary>
    public SlaDay Finish()
    {
        _gathering.Finish();
        return this;
    }
}
