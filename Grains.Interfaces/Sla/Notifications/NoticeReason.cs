namespace Dispatch.Sla;

/// <summary>Why somebody is told: the line of the journal that asks for it.</summary>
/// <param name="Event">Its type: <c>escalationStepTaken</c>, <c>escalationExhausted</c> or <c>reviewFellDue</c>; of a push about work, what moved it, for example <c>assigned</c>.</param>
/// <param name="Trigger">What set the escalation going.</param>
/// <param name="Step">The escalation's step, counted from 0.</param>
/// <param name="Repeat">0 for the step itself, then its repetitions.</param>
[GenerateSerializer, Immutable, Alias("notice-reason")]
public sealed record NoticeReason(
    [property: Id(0)] string Event,
    [property: Id(1)] EscalationTrigger? Trigger = null,
    [property: Id(2)] int? Step = null,
    [property: Id(3)] int? Repeat = null);
