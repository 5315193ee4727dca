namespace Dispatch.Sla;

/// <summary>
/// How a clock was decided: stands on the journal's line that decided it, with what reports group by as it was then.
/// </summary>
/// <param name="Target">The target.</param>
/// <param name="State">Met, breached, or corrected: a breach that was recorded before is taken back.</param>
/// <param name="At">When it was decided, UTC: the instant of the stop, or of the breach.</param>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Cell">The cell that had the ticket.</param>
/// <param name="Level">Its level.</param>
/// <param name="Site">The site's name, or its address.</param>
/// <param name="Goal">The goal, business time.</param>
/// <param name="Elapsed">Business time used.</param>
/// <param name="Stopped">Whether the clock stopped with it; a breach that is recorded while the clock runs on has not.</param>
/// <param name="Again">Whether the clock had ended before and the ticket was reopened.</param>
[GenerateSerializer, Immutable, Alias("clock-outcome")]
public sealed record ClockOutcome(
    [property: Id(0)] SlaTarget Target,
    [property: Id(1)] ClockState State,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] int Priority,
    [property: Id(4)] string Cell,
    [property: Id(5)] int Level,
    [property: Id(6)] string? Site,
    [property: Id(7)] TimeSpan Goal,
    [property: Id(8)] TimeSpan Elapsed,
    [property: Id(9)] bool Stopped,
    [property: Id(10)] bool Again);
