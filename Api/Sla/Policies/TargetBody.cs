namespace Dispatch.Sla;

/// <summary>What a policy promises for one target.</summary>
public sealed record TargetBody
{
    /// <summary>The target.</summary>
    public required SlaTarget Target { get; init; }

    /// <summary>Thresholds at which somebody is to look, percent of the goal, ascending; 50, 75 and 90 where nobody said.</summary>
    [Items]
    public IReadOnlyList<int>? Warnings { get; init; }

    /// <summary>One for each of the four priorities.</summary>
    [Items]
    public required IReadOnlyList<GoalBody> Goals { get; init; }

    /// <summary>As the core keeps it.</summary>
    public TargetRule ToTarget() => new(Target, Goals.Select(goal => goal.ToGoal()).ToValueList(), Warnings?.ToValueList() ?? TargetRule.DefaultWarnings);
}
