namespace Dispatch.Sla;

/// <summary>A recorded breach.</summary>
/// <param name="At">When it happened: the due instant, or the change that made the goal shorter than the time used.</param>
/// <param name="Goal">The goal that was broken, which a later change of the goal leaves alone.</param>
[GenerateSerializer, Immutable, Alias("clock-breach")]
public sealed record ClockBreach([property: Id(0)] DateTimeOffset At, [property: Id(1)] TimeSpan Goal);
