namespace Dispatch.Load.Measure;

/// <summary>Times, in milliseconds.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="P50">Half took no longer.</param>
/// <param name="P99">One in a hundred took longer.</param>
/// <param name="Max">None took longer.</param>
public sealed record Times(long Count, double P50, double P99, double Max);
