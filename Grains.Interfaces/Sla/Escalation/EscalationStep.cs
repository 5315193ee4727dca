namespace Dispatch.Sla;

/// <summary>One step of an escalation policy (sla.md rule 14).</summary>
[GenerateSerializer, Immutable, Alias("escalation-step")]
public sealed record EscalationStep
{
    /// <summary>What it follows.</summary>
    [Id(0)] public required EscalationTrigger Trigger { get; init; }

    /// <summary>How long after the trigger's instant; real time. Counted from the trigger, so lateness does not add up (sla.md rule 16).</summary>
    [Id(1)] public TimeSpan After { get; init; }

    /// <summary>What it waits for.</summary>
    [Id(2)] public EscalationWait WaitsFor { get; init; } = EscalationWait.NotResolved;

    /// <summary>What it does, in order.</summary>
    [Id(3)] public required ValueList<EscalationAction> Actions { get; init; }

    /// <summary>How often it is repeated while what it waits for holds, and how far apart.</summary>
    [Id(4)] public EscalationRepeat? Repeat { get; init; }

    /// <summary>Whether it waits until the cell's calendar is open.</summary>
    [Id(5)] public bool InCellHours { get; init; }
}
