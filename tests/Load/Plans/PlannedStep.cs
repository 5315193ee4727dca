namespace Dispatch.Load.Plans;

/// <summary>One command of a replay.</summary>
/// <param name="Case">The case that it belongs to: an index into the plan's cases.</param>
/// <param name="At">The log's instant, UTC: the order of the lane, and what a paced replay waits for.</param>
/// <param name="Key">Identifies the command: the same in every replay of the same log.</param>
/// <param name="Request">What is asked; the first step of a case reports it.</param>
public sealed record PlannedStep(int Case, DateTimeOffset At, string Key, TicketRequest Request);
