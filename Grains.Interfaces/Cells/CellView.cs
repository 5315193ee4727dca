namespace Dispatch.Cells;

/// <summary>A cell as others see it.</summary>
/// <param name="Profile">What it is.</param>
/// <param name="Version">Counts changes of the profile.</param>
[GenerateSerializer, Immutable, Alias("cell-view")]
public sealed record CellView([property: Id(0)] CellProfile Profile, [property: Id(1)] int Version);
