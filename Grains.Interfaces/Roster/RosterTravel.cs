namespace Dispatch.Roster;

/// <summary>The part of an intervention that is spent on the way.</summary>
/// <param name="From">Departure, UTC.</param>
/// <param name="To">Arrival, UTC.</param>
/// <param name="Estimated">Whether the arrival is an estimate; false once the technician has arrived.</param>
[GenerateSerializer, Immutable, Alias("roster-travel")]
public sealed record RosterTravel([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To, [property: Id(2)] bool Estimated);
