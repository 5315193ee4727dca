using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>A ticket that somebody is looking at.</summary>
[GenerateSerializer, Immutable, Alias("looked-at")]
public sealed record LookedAt([property: Id(0)] TicketNumber Number, [property: Id(1)] ValueList<Looker> People);
