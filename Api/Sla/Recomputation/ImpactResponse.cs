namespace Dispatch.Sla;

/// <summary>What a change would do to open tickets, if it were applied to them now.</summary>
/// <param name="OpenTickets">How many it would judge.</param>
/// <param name="DueMoves">On how many a due instant would move.</param>
/// <param name="WouldBreak">How many would break a target by it.</param>
public sealed record ImpactResponse(int OpenTickets, int DueMoves, int WouldBreak);
