namespace Dispatch.Sla;

/// <summary>The answer to a change of the rulebook.</summary>
/// <param name="Put">The document as it is now, and whether that is what was sent.</param>
/// <param name="Problems">Why it was refused; empty where nothing is wrong with it.</param>
[GenerateSerializer, Immutable, Alias("rule-outcome`1")]
public sealed record RuleOutcome<T>([property: Id(0)] PutOutcome<Versioned<T>> Put, [property: Id(1)] ValueList<RuleProblem> Problems)
    where T : class
{
    /// <summary>Whether the rulebook says now what was sent.</summary>
    public bool IsWritten => Problems.Count == 0 && Put.Written;
}
