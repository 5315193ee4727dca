namespace Dispatch.Load.Boards;

/// <summary>How copies of boards compare with the database.</summary>
/// <param name="Boards">Boards compared.</param>
/// <param name="Equal">Those that show what the database holds.</param>
/// <param name="Differences">The first difference of each other one.</param>
public sealed record BoardsCompared(int Boards, int Equal, IReadOnlyList<string> Differences);
