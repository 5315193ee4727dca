namespace Dispatch.Sla;

/// <summary>What a cell counts of one level and priority.</summary>
/// <param name="Level">Support level of the tickets, 1 to 3.</param>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Counts">How they stand.</param>
[GenerateSerializer, Immutable, Alias("sla-group")]
public sealed record SlaGroup([property: Id(0)] int Level, [property: Id(1)] int Priority, [property: Id(2)] SlaCounts Counts);
