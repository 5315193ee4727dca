namespace Dispatch.Sla;

/// <summary>What was decided since a day or a week began: every clock once, as it was first decided (sla.md rule 10).</summary>
public sealed class SlaPeriod
{
    private readonly Dictionary<SlaPlace, (int Met, int Broken)> _decided = [];
    private readonly DecidedGathering _gathering;

    /// <summary>A period of which nothing is known yet.</summary>
    /// <param name="began">When it began.</param>
    public SlaPeriod(DateTimeOffset began)
    {
        Began = began;
        _gathering = new DecidedGathering(began, DateTimeOffset.MaxValue, (_, clock) =>
        {
            if (clock.Figure is not ReportFigure.First)
                return;
            var key = SlaPlace.Of(clock.Outcome);
            var (met, broken) = _decided.GetValueOrDefault(key);
            _decided[key] = clock.Met ? (met + 1, broken) : (met, broken + 1);
        });
    }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>How many were met and how many broken, by what the ticket was then.</summary>
    public IReadOnlyDictionary<SlaPlace, (int Met, int Broken)> Decided => _decided;

    /// <summary>The next line of the journal; those of a ticket follow each other.</summary>
    public void Add(OutcomeLine line) => _gathering.Add(line);

    /// <summary>There are no more lines.</summary>
    public SlaPeriod Finish()
    {
        _gathering.Finish();
        return this;
    }
}
