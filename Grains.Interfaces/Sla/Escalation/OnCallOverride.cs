namespace Dispatch.Sla;

/// <summary>Somebody else is on call for a while, or nobody.</summary>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant.</param>
/// <param name="Person">Who; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("on-call-override")]
public sealed record OnCallOverride([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To, [property: Id(2)] string? Person);
