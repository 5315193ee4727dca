namespace Dispatch.Chaos.Checking;

/// <summary>What one screen shows of one cell.</summary>
/// <param name="Screen">Which screen, by the API process that it is connected to.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Lines">Its lines.</param>
public sealed record BoardCopy(string Screen, string Cell, IReadOnlyList<BoardLine> Lines);
