namespace Dispatch.Sla;

/// <summary>A recorded breach.</summary>
/// <param name="At">When it happened: the due instant, or the change that made the goal shorter than the time used.</param>
/// <param name="Goal">The goal that was broken, which a later change of the goal leaves alone.</param>
/// <param name="UsedUp">Whether more than the goal was used when it was set: then the very instant of the change broke it (sla.md rule 9).</param>
[GenerateSerializer, Immutable, Alias("clock-breach")]
public sealed record ClockBreach([property: Id(0)] DateTimeOffset At, [property: Id(1)] TimeSpan Goal, [property: Id(2)] bool UsedUp = false)
{
    /// <summary>
    /// Whether something that happened at this instant and stopped or moved the clock shows that the breach did not happen (sla.md rule 12). At exactly its due
    /// instant a goal is still kept (rule 11).
    /// </summary>
    public bool IsDisprovedBy(DateTimeOffset at) => UsedUp ? at < At : at <= At;
}
