namespace Dispatch.Sla;

/// <summary>What the outcomes of one ticket come to: pure.</summary>
public static class DecidedClocks
{
    /// <summary>
    /// The clocks that a ticket's outcomes decided, each once per figure. A breach counts from when it happened and learns later how long it took; a
    /// correction takes it away; each stay in a cell is a clock of its own.
    /// </summary>
    /// <param name="outcomes">All outcomes of the ticket, in the order of its journal.</param>
    public static IEnumerable<DecidedClock> Of(IEnumerable<ClockOutcome> outcomes)
    {
        foreach (var target in outcomes.GroupBy(outcome => outcome.Target))
        {
            var decided = OfTarget(target);
            foreach (var clock in target.Key is SlaTarget.Resolution ? Figures(decided) : decided)
                yield return clock;
        }
    }

    private static IEnumerable<DecidedClock> Figures(List<DecidedClock> decided) => decided.Count == 0
        ? []
        : [decided.Find(clock => !clock.Outcome.Again) ?? decided[0], decided[^1] with { Figure = ReportFigure.Total }];

    private static List<DecidedClock> OfTarget(IEnumerable<ClockOutcome> outcomes)
    {
        List<DecidedClock> decided = [];
        var corrected = false;
        foreach (var outcome in outcomes)
        {
            var broken = decided is [.., { Met: false, Elapsed: null } last] ? last : null;
            switch (outcome)
            {
                case { State: ClockState.Breached, Stopped: false }:
                    decided.Add(new DecidedClock { Outcome = outcome, Met = false });
                    corrected = false;
                    break;
                case { State: ClockState.Breached } when broken is not null:
                    decided[^1] = broken with { Elapsed = outcome.Elapsed };
                    break;
                case { State: ClockState.Breached }:
                    // Broken before the ticket was reopened: it is the same breach, of who had the ticket then.
                    var before = decided.FindLast(clock => clock.Outcome.At == outcome.At)?.Outcome ?? outcome;
                    decided.Add(new DecidedClock { Outcome = before with { Again = outcome.Again }, Met = false, Elapsed = outcome.Elapsed });
                    break;
                default:
                    if (broken is not null)
                        decided.RemoveAt(decided.Count - 1);
                    corrected |= outcome.State is ClockState.Corrected;
                    if (outcome.Stopped)
                    {
                        decided.Add(new DecidedClock { Outcome = outcome, Met = true, Corrected = corrected, Elapsed = outcome.Elapsed });
                        corrected = false;
                    }

                    break;
            }
        }

        return decided;
    }
}
