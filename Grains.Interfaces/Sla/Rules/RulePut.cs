namespace Dispatch.Sla;

/// <summary>A change of one document of the rulebook.</summary>
/// <param name="Document">What it is to say.</param>
/// <param name="ExpectedVersion">The version that the sender saw, 0 for none; null for whichever there is.</param>
/// <param name="By">Who records it.</param>
[GenerateSerializer, Immutable, Alias("rule-put`1")]
public sealed record RulePut<T>([property: Id(0)] T Document, [property: Id(1)] int? ExpectedVersion, [property: Id(2)] string By)
    where T : class;
