namespace Dispatch.Sla;

/// <summary>Where a person, or an audience as a whole, is reached.</summary>
/// <param name="Id">The person's identifier; or <c>managers</c>, <c>fallback</c>, <c>dispatchers.{cell}</c>.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Email">E-mail address.</param>
[GenerateSerializer, Immutable, Alias("contact")]
public sealed record Contact([property: Id(0)] string Id, [property: Id(1)] string? Name, [property: Id(2)] string? Email);
