namespace Dispatch.Load.Plans;

/// <summary>A technician or a unit that the log speaks of.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Cells">The cells with which the log shows them, sorted.</param>
public sealed record TechnicianSeen(string Id, string Name, ValueList<string> Cells);
