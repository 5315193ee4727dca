namespace Dispatch.Load.Plans;

/// <summary>Steps that must go one after another; lanes go beside each other.</summary>
/// <param name="Name">The case or the unit whose order it keeps.</param>
/// <param name="Steps">In the order of time.</param>
public sealed record Lane(string Name, IReadOnlyList<PlannedStep> Steps);
