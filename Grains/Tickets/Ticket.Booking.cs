namespace Dispatch.Tickets;

public static partial class Ticket
{
    /// <summary>
    /// What a ticket claims of a technician's time. A suspended ticket keeps its technician but claims neither the appointment nor a
    /// place: others may use that time meanwhile.
    /// </summary>
    public static Booking? BookingOf(TicketNumber number, TicketState state) => (state.Intervention, state.Status) switch
    {
        (null, _) => null,
        ({ } waiting, TicketStatus.Suspended) => new Booking(number, waiting.Technician, waiting.Mode, null, InProgress: false),
        ({ } active, _) => new Booking(number, active.Technician, active.Mode, active.Window, active.InProgress),
    };
}
