namespace Dispatch.Live;

/// <summary>Who is looking at which tickets of a cell, for whoever watches its board. Not numbered: each says all of it.</summary>
[GenerateSerializer, Immutable, Alias("cell-lookers")]
public sealed record CellLookers([property: Id(0)] string Cell, [property: Id(1)] ValueList<LookedAt> Lookers);
