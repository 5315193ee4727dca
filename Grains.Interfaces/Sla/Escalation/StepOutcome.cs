namespace Dispatch.Sla;

/// <summary>What became of a step.</summary>
[GenerateSerializer, Alias("step-outcome")]
public enum StepOutcome
{
    /// <summary>At least one of its actions was done.</summary>
    Done,

    /// <summary>What it waits for did not hold: somebody has the ticket, or acknowledged it.</summary>
    NotNeeded,

    /// <summary>None of its actions could be done; the next step follows at once (sla.md rule 15).</summary>
    NotPossible,
}
