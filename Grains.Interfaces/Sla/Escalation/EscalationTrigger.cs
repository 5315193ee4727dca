namespace Dispatch.Sla;

/// <summary>What sets an escalation going: a threshold of a target, or its breach. One run per ticket and trigger (sla.md rule 16).</summary>
/// <param name="Target">The target.</param>
/// <param name="Percent">The threshold, percent of the goal; null for the breach.</param>
[GenerateSerializer, Immutable, Alias("escalation-trigger")]
public sealed record EscalationTrigger([property: Id(0)] SlaTarget Target, [property: Id(1)] int? Percent = null);
