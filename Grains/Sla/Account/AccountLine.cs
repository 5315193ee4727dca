namespace Dispatch.Sla;

/// <summary>One thing that happened to a clock.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Code">What, as a program reads it: started, paused, resumed, changed, skipped, warned, broken, corrected, stopped, dropped, reopened.</param>
/// <param name="Sentence">What and why, as a person reads it.</param>
/// <param name="Elapsed">Business time used by then.</param>
public sealed record AccountLine(DateTimeOffset At, string Code, string Sentence, TimeSpan Elapsed);
