namespace Dispatch.Sla;

/// <summary>What a cell counts of one level, priority and site.</summary>
/// <param name="Level">Support level of the tickets, 1 to 3.</param>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Counts">How they stand.</param>
/// <param name="Site">The site's name or address; empty where there is none.</param>
[GenerateSerializer, Immutable, Alias("sla-group")]
public sealed record SlaGroup(
    [property: Id(0)] int Level, [property: Id(1)] int Priority, [property: Id(2)] SlaCounts Counts, [property: Id(3)] string Site = "");
