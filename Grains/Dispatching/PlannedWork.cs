using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>An open ticket that a technician has already.</summary>
/// <param name="Booking">What it claims of their time.</param>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Phase">How far it has come.</param>
/// <param name="Since">Since when it is in this phase.</param>
/// <param name="Waits">Whether it is suspended: it takes no time now.</param>
/// <param name="Place">Where the work is, if that is known.</param>
/// <param name="Lasts">How long it takes, null where nobody estimated it.</param>
public sealed record PlannedWork(
    Booking Booking, int Priority, InterventionPhase Phase, DateTimeOffset Since, bool Waits, Position? Place, TimeSpan? Lasts)
{
    /// <summary>Whether it is done where the requester is.</summary>
    public bool IsOnSite => Booking.Mode is InterventionMode.OnSite;

    /// <summary>The open ticket of somebody who has it; null if nobody does.</summary>
    public static PlannedWork? Of(TicketView ticket) => Ticket.BookingOf(ticket.Number, ticket.State) is { } booking
        ? new PlannedWork(
            booking,
            ticket.State.Priority,
            ticket.State.Intervention!.Phase,
            ticket.State.ChangedAt,
            ticket.State.Status is TicketStatus.Suspended,
            WorkToGive.PlaceOf(ticket.State.Site),
            ticket.State.EstimatedDuration)
        : null;
}
