namespace Dispatch.Map;

/// <summary>Where the map's pictures come from.</summary>
/// <param name="Tiles">The address of a tile with <c>{z}</c>, <c>{x}</c>, <c>{y}</c>; absent where the map has none.</param>
/// <param name="Attribution">What is to be said under the map, as text.</param>
public sealed record MapResponse(string? Tiles, string? Attribution);
