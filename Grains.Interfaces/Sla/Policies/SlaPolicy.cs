namespace Dispatch.Sla;

/// <summary>A service-level agreement: what is promised, to which tickets, and what happens when it is about to break.</summary>
[GenerateSerializer, Immutable, Alias("sla-policy")]
public sealed record SlaPolicy
{
    /// <summary>Stable identifier.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>The tickets that it is for, any of these; empty for all that no other policy is for.</summary>
    [Id(2)] public ValueList<PolicyScope> AppliesTo { get; init; } = [];

    /// <summary>What it promises; a target that is not here has no clock.</summary>
    [Id(3)] public required ValueList<TargetRule> Targets { get; init; }

    /// <summary>What pauses which clocks.</summary>
    [Id(4)] public ValueList<PauseRule> Pauses { get; init; } = PauseRule.Default;

    /// <summary>How time already used is judged when the priority or the policy changes.</summary>
    [Id(5)] public OnPriorityChange OnPriorityChange { get; init; }

    /// <summary>How long after it happened a command may still be entered (sla.md rule 12); null for the installation's.</summary>
    [Id(6)] public TimeSpan? LateEntryAllowance { get; init; }

    /// <summary>After how many business days without any other deadline the cell's lead is told that a ticket lies still (sla.md rule 18).</summary>
    [Id(7)] public int ReviewAfterDays { get; init; } = 1;

    /// <summary>The escalation policy whose steps follow warnings and breaches.</summary>
    [Id(8)] public string? Escalation { get; init; }
}
