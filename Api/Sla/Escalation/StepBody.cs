namespace Dispatch.Sla;

/// <summary>One step of an escalation policy.</summary>
public sealed record StepBody
{
    /// <summary>What it follows: a threshold of a target, or its breach where no percent is given.</summary>
    public required EscalationTrigger Trigger { get; init; }

    /// <summary>How long after the trigger's instant; at once where nobody said.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>What it waits for; that the ticket is not resolved, where nobody said.</summary>
    public EscalationWait? WaitsFor { get; init; }

    /// <summary>What it does, in order.</summary>
    [Items]
    public required IReadOnlyList<ActionBody> Actions { get; init; }

    /// <summary>How often it is repeated while what it waits for holds, and how far apart.</summary>
    public EscalationRepeat? Repeat { get; init; }

    /// <summary>Whether it waits until the cell's calendar is open.</summary>
    public bool? InCellHours { get; init; }

    /// <summary>As the core keeps it; actions that say too little or too much are left out.</summary>
    public EscalationStep ToStep() => new()
    {
        Trigger = Trigger,
        After = After ?? TimeSpan.Zero,
        WaitsFor = WaitsFor ?? EscalationWait.NotResolved,
        Actions = Actions.Select(action => action.ToAction()).OfType<EscalationAction>().ToValueList(),
        Repeat = Repeat,
        InCellHours = InCellHours ?? false,
    };
}
