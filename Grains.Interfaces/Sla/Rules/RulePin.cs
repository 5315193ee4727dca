namespace Dispatch.Sla;

/// <summary>One version of a calendar or a policy: versions are never changed, so what was judged by one can be explained for ever.</summary>
/// <param name="Id">The document.</param>
/// <param name="Version">Its version, from 1.</param>
[GenerateSerializer, Immutable, Alias("rule-pin")]
public sealed record RulePin([property: Id(0)] string Id, [property: Id(1)] int Version);
