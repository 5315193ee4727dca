namespace Dispatch.Sla;

/// <summary>A threshold on its way.</summary>
/// <param name="Percent">Percent of the goal.</param>
/// <param name="At">When it falls, UTC.</param>
[GenerateSerializer, Immutable, Alias("clock-warning")]
public sealed record ClockWarning([property: Id(0)] int Percent, [property: Id(1)] DateTimeOffset At);
