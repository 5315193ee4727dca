namespace Dispatch.Tickets;

/// <summary>The last change of state: what refusals tell to whoever came second.</summary>
/// <param name="Event">The event's type, for example <c>assigned</c>.</param>
/// <param name="By">Who made it.</param>
[GenerateSerializer, Immutable, Alias("last-change")]
public sealed record LastChange([property: Id(0)] string Event, [property: Id(1)] Actor By);
