namespace Dispatch.Sla;

/// <summary>What is wrong with a calendar.</summary>
/// <param name="Field">Where, as its JSON names it: <c>week.monday</c>, <c>exceptions[3].hours</c>.</param>
/// <param name="Sentence">What to do about it.</param>
public sealed record CalendarProblem(string Field, string Sentence);
