namespace Dispatch.Load.Screens;

/// <summary>The server's resident memory, in MB.</summary>
/// <param name="Before">Before any screen was open.</param>
/// <param name="Open">With all of them open.</param>
/// <param name="Idle">After nothing had happened for as long as changes are made.</param>
/// <param name="MostWhileChanging">At most, while changes were made.</param>
/// <param name="AfterChanges">Some seconds after the last change.</param>
/// <param name="Closed">After all were closed.</param>
public sealed record MemoryFigures(double Before, double Open, double Idle, double MostWhileChanging, double AfterChanges, double Closed);
