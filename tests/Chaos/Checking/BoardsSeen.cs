namespace Dispatch.Chaos.Checking;

/// <summary>The last comparison of all screens with the database after a recovery.</summary>
/// <param name="Copies">What the screens show.</param>
/// <param name="Truth">The open tickets in the database.</param>
/// <param name="After">How long after the recovery they were compared.</param>
public sealed record BoardsSeen(IReadOnlyList<BoardCopy> Copies, IReadOnlyList<BoardLine> Truth, TimeSpan After);
