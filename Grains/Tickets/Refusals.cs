using Dispatch.Technicians;

namespace Dispatch.Tickets;

/// <summary>Refusals that come from outside a ticket's own state: versions, bookings, identifiers.</summary>
internal static class Refusals
{
    public static Refusal KeyReused() => Refusal.Invalid(
        RefusalCodes.IdempotencyKeyReused, "Idempotency-Key", "This key was used before for another command. Use a new one for each command.");

    /// <summary>In the same words whether there is none or none that the sender may see.</summary>
    public static Refusal UnknownTicket() => new(RefusalKind.NotFound, RefusalCodes.UnknownTicket, "There is no such ticket.");

    public static Refusal VersionMismatch(TicketState state, int expected) => new(
        RefusalKind.VersionMismatch,
        RefusalCodes.VersionMismatch,
        $"You saw version {expected}; it is {state.Version} now: {TicketLife.Describe(state)}.",
        TicketLife.Allowed(state));

    public static Refusal UnknownTechnician(string technician) => Refusal.Invalid(
        RefusalCodes.UnknownTechnician, "technician", $"There is no technician '{technician}'.");

    public static Refusal TechnicianBusy(Booking wanted, Booking? holder, TicketState state) => new(
        RefusalKind.Conflict,
        RefusalCodes.TechnicianBusy,
        $"{wanted.Technician} is not free: {Words(holder)}. Choose another time or technician, or displace the other booking.",
        TicketLife.Allowed(state),
        holder);

    public static Refusal TechnicianAbsent(Booking wanted, Absence absence, TicketState state) => new(
        RefusalKind.Conflict,
        RefusalCodes.TechnicianAbsent,
        $"{wanted.Technician} is away from {Instants.Format(absence.From)} to {Instants.Format(absence.To)}. Choose another time or technician, or end the absence.",
        TicketLife.Allowed(state));

    private static string Words(Booking? holder) => holder switch
    {
        null => "somebody else was quicker",
        { InProgress: true, Mode: InterventionMode.OnSite } => $"on the way or on site for {holder.Number}",
        { InProgress: true } => $"already at the limit of work in parallel, {holder.Number} among it",
        { Window: { } window } => $"booked for {holder.Number} from {Instants.Format(window.From)} to {Instants.Format(window.To)}",
        _ => $"booked for {holder.Number}",
    };
}
