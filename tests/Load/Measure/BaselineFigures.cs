namespace Dispatch.Load.Measure;

/// <summary>Dispatch beside a baseline, in turns on the same machine.</summary>
/// <param name="Name">The baseline.</param>
/// <param name="Rounds">Its durable commits a second, round by round.</param>
/// <param name="CommitsPerSecond">Their mean.</param>
/// <param name="Ratio">Commands a second of Dispatch, over that.</param>
public sealed record BaselineFigures(string Name, IReadOnlyList<double> Rounds, double CommitsPerSecond, double Ratio);
