using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>What a ticket's transaction made of its booking with a technician.</summary>
/// <param name="Booking">The booking that stands now; null if it is gone.</param>
[GenerateSerializer, Immutable, Alias("booking-change")]
public sealed record BookingChange([property: Id(0)] Booking? Booking);
