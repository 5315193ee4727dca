namespace Dispatch.Sla;

/// <summary>While a clock stood still (sla.md rule 7): from the first instant up to, not including, the second.</summary>
/// <param name="From">When it began, UTC.</param>
/// <param name="To">When it ended, UTC; null while it lasts. One that ends before it begins is none.</param>
[GenerateSerializer, Immutable, Alias("pause")]
public sealed record Pause([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset? To = null);
