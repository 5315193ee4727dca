namespace Dispatch.Sla;

/// <summary>One version of a document.</summary>
/// <param name="Document">What it says.</param>
/// <param name="Version">From 1.</param>
/// <param name="Since">When it was recorded, UTC.</param>
/// <param name="By">Who recorded it.</param>
[GenerateSerializer, Immutable, Alias("versioned`1")]
public sealed record Versioned<T>(
    [property: Id(0)] T Document, [property: Id(1)] int Version, [property: Id(2)] DateTimeOffset Since, [property: Id(3)] string By)
    where T : class;
