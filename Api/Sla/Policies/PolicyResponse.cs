namespace Dispatch.Sla;

/// <summary>A version of a service-level policy as clients see it.</summary>
public sealed record PolicyResponse
{
    /// <summary>Stable identifier.</summary>
    public required string Id { get; init; }

    /// <summary>As people call it.</summary>
    public string? Name { get; init; }

    /// <summary>The tickets that it is for, any of these; without any, all that no other policy is for.</summary>
    public required ValueList<PolicyScope> AppliesTo { get; init; }

    /// <summary>What it promises.</summary>
    public required ValueList<TargetRule> Targets { get; init; }

    /// <summary>What pauses which clocks.</summary>
    public required ValueList<PauseRule> Pauses { get; init; }

    /// <summary>How time already used is judged when the priority or the policy changes.</summary>
    public required OnPriorityChange OnPriorityChange { get; init; }

    /// <summary>How long after it happened a command may still be entered; absent for the installation's.</summary>
    public TimeSpan? LateEntryAllowance { get; init; }

    /// <summary>After how many business days without any other deadline the cell's lead is told.</summary>
    public required int ReviewAfterDays { get; init; }

    /// <summary>The escalation policy whose steps follow warnings and breaches.</summary>
    public string? Escalation { get; init; }

    /// <summary>The version; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>The recomputation of open tickets that it set going.</summary>
    public string? Recomputation { get; init; }

    /// <summary>As clients see it.</summary>
    public static PolicyResponse Of(Versioned<SlaPolicy> version) => new()
    {
        Id = version.Document.Id,
        Name = version.Document.Name,
        AppliesTo = version.Document.AppliesTo,
        Targets = version.Document.Targets,
        Pauses = version.Document.Pauses,
        OnPriorityChange = version.Document.OnPriorityChange,
        LateEntryAllowance = version.Document.LateEntryAllowance,
        ReviewAfterDays = version.Document.ReviewAfterDays,
        Escalation = version.Document.Escalation,
        Version = version.Version,
        Since = version.Since,
        By = version.By,
    };
}
