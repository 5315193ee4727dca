namespace Dispatch.Sla;

/// <summary>Somebody has seen it and cares: stops the repeats that wait for it, never a breach (sla.md rule 15).</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it lapses.</param>
[GenerateSerializer, Immutable, Alias("acknowledgement")]
public sealed record Acknowledgement([property: Id(0)] string By, [property: Id(1)] DateTimeOffset At, [property: Id(2)] DateTimeOffset Until);
