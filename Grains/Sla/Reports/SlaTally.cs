namespace Dispatch.Sla;

/// <summary>How many clocks were kept and how many broken.</summary>
/// <param name="Met">Kept.</param>
/// <param name="Breached">Broken.</param>
public sealed record SlaTally(int Met, int Breached)
{
    /// <summary>Percent of them that were kept, to one decimal; null where there are none.</summary>
    public double? Compliance => Met + Breached == 0 ? null : Math.Round(100.0 * Met / (Met + Breached), 1);

    /// <summary>Of these.</summary>
    public static SlaTally Of(IReadOnlyCollection<ClockOutcome> outcomes) =>
        new(outcomes.Count(outcome => outcome.State is not ClockState.Breached), outcomes.Count(outcome => outcome.State is ClockState.Breached));
}
