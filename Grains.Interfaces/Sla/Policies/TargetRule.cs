namespace Dispatch.Sla;

/// <summary>What a policy promises for one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Goals">One for each of the four priorities.</param>
/// <param name="Warnings">Thresholds at which somebody is to look, percent of the goal, ascending.</param>
[GenerateSerializer, Immutable, Alias("sla-target-rule")]
public sealed record TargetRule([property: Id(0)] SlaTarget Target, [property: Id(1)] ValueList<SlaGoal> Goals, [property: Id(2)] ValueList<int> Warnings)
{
    /// <summary>Thresholds where nobody chose others (sla.md rule 4).</summary>
    public static readonly ValueList<int> DefaultWarnings = [50, 75, 90];
}
