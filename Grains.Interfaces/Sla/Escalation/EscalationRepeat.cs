namespace Dispatch.Sla;

/// <summary>A step that is taken again.</summary>
/// <param name="Every">Real time between two.</param>
/// <param name="Times">At most so many more times.</param>
[GenerateSerializer, Immutable, Alias("escalation-repeat")]
public sealed record EscalationRepeat([property: Id(0)] TimeSpan Every, [property: Id(1)] int Times);
