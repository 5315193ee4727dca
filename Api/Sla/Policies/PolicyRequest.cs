namespace Dispatch.Sla;

/// <summary>A service-level agreement: what is promised, to which tickets, and what happens when it is about to break.</summary>
public sealed record PolicyRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call it.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>The tickets that it is for, any of these; without any, all that no other policy is for.</summary>
    [Items]
    public IReadOnlyList<ScopeBody>? AppliesTo { get; init; }

    /// <summary>What it promises; a target that is not here has no clock.</summary>
    [Items]
    public required IReadOnlyList<TargetBody> Targets { get; init; }

    /// <summary>What pauses which clocks; where nobody said, every reason pauses resolution and level.</summary>
    [Items]
    public IReadOnlyList<PauseRuleBody>? Pauses { get; init; }

    /// <summary>How time already used is judged when the priority or the policy changes; it stays used where nobody said.</summary>
    public OnPriorityChange? OnPriorityChange { get; init; }

    /// <summary>How long after it happened a command may still be entered; the installation's where nobody said.</summary>
    public TimeSpan? LateEntryAllowance { get; init; }

    /// <summary>After how many business days without any other deadline the cell's lead is told; 1 where nobody said.</summary>
    public int? ReviewAfterDays { get; init; }

    /// <summary>The escalation policy whose steps follow warnings and breaches.</summary>
    [Text(Limits.Id)]
    public string? Escalation { get; init; }

    /// <summary>As the core keeps it.</summary>
    public SlaPolicy ToPolicy(string id) => new()
    {
        Id = id,
        Name = Name,
        AppliesTo = (AppliesTo ?? []).Select(scope => scope.ToScope()).ToValueList(),
        Targets = Targets.Select(target => target.ToTarget()).ToValueList(),
        Pauses = Pauses?.Select(pause => pause.ToPause()).ToValueList() ?? PauseRule.Default,
        OnPriorityChange = OnPriorityChange ?? Sla.OnPriorityChange.Carry,
        LateEntryAllowance = LateEntryAllowance,
        ReviewAfterDays = ReviewAfterDays ?? 1,
        Escalation = Escalation,
    };
}
