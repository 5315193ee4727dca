namespace Dispatch.Tickets;

/// <summary>Who asks for assistance.</summary>
[GenerateSerializer, Immutable, Alias("requester")]
public sealed record Requester([property: Id(0)] string Name, [property: Id(1)] string? Email = null, [property: Id(2)] string? Phone = null);
