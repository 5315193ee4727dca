namespace Dispatch.Load.Plans;

/// <summary>A support cell that the log speaks of.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Level">Support level, 1 to 3.</param>
/// <param name="Domain">What it is for.</param>
public sealed record CellSeen(string Id, string Name, int Level, string Domain);
