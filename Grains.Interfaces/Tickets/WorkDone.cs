namespace Dispatch.Tickets;

/// <summary>What work took: of one visit, or of all of a ticket's.</summary>
/// <param name="Parts">The parts that were used, in the order in which they were said.</param>
/// <param name="TimeSpent">The technician's time; null where nobody said.</param>
[GenerateSerializer, Immutable, Alias("work-done")]
public sealed record WorkDone([property: Id(0)] ValueList<Part> Parts, [property: Id(1)] TimeSpan? TimeSpent)
{
    /// <summary>The longest time that one command may say.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>What was said; null where that is nothing.</summary>
    public static WorkDone? Of(ValueList<Part> parts, TimeSpan? timeSpent) => parts.Count == 0 && timeSpent is null ? null : new WorkDone(parts, timeSpent);

    /// <summary>Both together.</summary>
    public static WorkDone? Sum(WorkDone? before, WorkDone? more) => (before, more) switch
    {
        (null, _) => more,
        (_, null) => before,
        _ => new WorkDone([.. before.Parts, .. more.Parts], before.TimeSpent is null ? more.TimeSpent : before.TimeSpent + (more.TimeSpent ?? TimeSpan.Zero)),
    };
}
