namespace Dispatch.Sla;

/// <summary>One thing that happened to a clock.</summary>
/// <param name="At">When it happened, UTC. Lines stand in the order in which it became known, so a late entry may lie before its neighbour.</param>
/// <param name="Code">What it is.</param>
/// <param name="Sentence">The same in English.</param>
/// <param name="Elapsed">Business time used by then.</param>
/// <param name="Facts">What the sentence is made from.</param>
/// <param name="Version">The line of the journal that tells it; null for what follows from the calendar, or from the instant of the account, alone.</param>
public sealed record AccountLine(DateTimeOffset At, AccountCode Code, string Sentence, TimeSpan Elapsed, AccountFacts Facts, int? Version);
