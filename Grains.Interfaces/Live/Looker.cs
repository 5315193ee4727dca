namespace Dispatch.Live;

/// <summary>Somebody who is looking at a ticket.</summary>
/// <param name="Id">Stable identity, as the journal names it.</param>
/// <param name="Name">The name that people read.</param>
[GenerateSerializer, Immutable, Alias("looker")]
public sealed record Looker([property: Id(0)] string Id, [property: Id(1)] string Name);
