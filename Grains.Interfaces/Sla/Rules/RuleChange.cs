namespace Dispatch.Sla;

/// <summary>A newer version of one document by which open tickets may be judged.</summary>
/// <param name="Policy">The policy's version, where it is a policy.</param>
/// <param name="Calendar">The calendar's version, where it is a calendar.</param>
[GenerateSerializer, Immutable, Alias("rule-change")]
public sealed record RuleChange([property: Id(0)] RulePin? Policy, [property: Id(1)] RulePin? Calendar);
