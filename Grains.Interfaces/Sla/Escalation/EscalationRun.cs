namespace Dispatch.Sla;

/// <summary>An escalation under way on a ticket.</summary>
/// <param name="Trigger">What set it going.</param>
/// <param name="TriggeredAt">When.</param>
/// <param name="Policy">The version of the escalation policy that it follows to its end.</param>
/// <param name="Step">The next step, counted from 0 among those of the trigger in order of their delay.</param>
/// <param name="Repeat">0 for the step itself, then its repetitions.</param>
/// <param name="NextAt">When that is due; null when the run has ended.</param>
[GenerateSerializer, Immutable, Alias("escalation-run")]
public sealed record EscalationRun(
    [property: Id(0)] EscalationTrigger Trigger,
    [property: Id(1)] DateTimeOffset TriggeredAt,
    [property: Id(2)] RulePin Policy,
    [property: Id(3)] int Step,
    [property: Id(4)] int Repeat,
    [property: Id(5)] DateTimeOffset? NextAt);
