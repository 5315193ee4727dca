namespace Dispatch.Sla;

/// <summary>What a target promises to tickets of one priority: a duration of business time, or a time on the next business day.</summary>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Duration">Business time; null where <paramref name="NextBusinessDay"/> says when.</param>
/// <param name="NextBusinessDay">Local time on the next business day; such a goal cannot be paused (sla.md rule 5).</param>
/// <param name="Calendar">The calendar that it is counted on; null, for <see cref="SlaTarget.Level"/> only, for the cell's own.</param>
[GenerateSerializer, Immutable, Alias("sla-goal")]
public sealed record SlaGoal(
    [property: Id(0)] int Priority, [property: Id(1)] TimeSpan? Duration, [property: Id(2)] TimeOnly? NextBusinessDay, [property: Id(3)] string? Calendar);
