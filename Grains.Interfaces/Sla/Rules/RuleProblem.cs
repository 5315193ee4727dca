namespace Dispatch.Sla;

/// <summary>What is wrong with a document of the rulebook.</summary>
/// <param name="Field">Where, as its JSON names it: <c>targets[0].goals</c>.</param>
/// <param name="Sentence">What to do about it.</param>
/// <param name="Code">A stable code where it has one of its own; null for a value that is wrong in itself.</param>
[GenerateSerializer, Immutable, Alias("rule-problem")]
public sealed record RuleProblem([property: Id(0)] string Field, [property: Id(1)] string Sentence, [property: Id(2)] string? Code = null);
