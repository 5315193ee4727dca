using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>Whether a technician's time could be had.</summary>
/// <param name="Booking">The booking with its place, when it could.</param>
/// <param name="Conflicts">What is in the way, when it could not.</param>
/// <param name="Unknown">Nobody by that identifier is known.</param>
/// <param name="Absence">The technician is away then.</param>
/// <param name="HasPhones">Whether pushes reach the technician, when it could: whoever books asks that next.</param>
[GenerateSerializer, Immutable, Alias("reservation")]
public sealed record Reservation(
    [property: Id(0)] Booking? Booking, [property: Id(1)] ValueList<Booking> Conflicts, [property: Id(2)] bool Unknown = false, [property: Id(3)] Absence? Absence = null,
    [property: Id(4)] bool HasPhones = false);
