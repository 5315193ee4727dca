namespace Dispatch.Sla;

/// <summary>What is promised to tickets of one priority: a duration of business time, or a time on the next business day.</summary>
public sealed record GoalBody
{
    /// <summary>1 (highest) to 4.</summary>
    public required int Priority { get; init; }

    /// <summary>Business time.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Local time on the next business day; such a goal cannot be paused.</summary>
    public TimeOnly? NextBusinessDay { get; init; }

    /// <summary>The calendar that it is counted on; a level may be counted on the cell's own.</summary>
    [Text(Limits.Id)]
    public string? Calendar { get; init; }

    /// <summary>As the core keeps it.</summary>
    public SlaGoal ToGoal() => new(Priority, Duration, NextBusinessDay, Calendar);
}
