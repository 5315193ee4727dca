using System.Diagnostics.CodeAnalysis;
using Dispatch.Access;
using Dispatch.Technicians;

namespace Dispatch.Tickets;

/// <summary>
/// The booking protocol. Before a ticket commits a booking, its technician's grain is asked for the time and holds it; the ticket's own
/// transaction writes the booking and, where a dispatcher insists, takes it from the tickets in the way; afterwards <see cref="Notices"/> tell the technician.
/// Whatever dies in between, only that one transaction is durable: a hold without a commit lapses, and the database refuses a second booking.
/// </summary>
internal sealed class Bookings(GrainReferences grains, ITicketStore store, Deciding deciding)
{
    /// <summary>Claims the time that the step needs.</summary>
    /// <returns>The steps to commit together, those that give way first; or the refusal.</returns>
    public async Task<Claim> Ask(TicketStep step, CommandEnvelope envelope, DecisionContext context, CancellationToken cancellationToken)
    {
        if (step is not { BookingChanged: true, Booking: { } wanted })
            return Claim.Granted([step]);

        var order = OrderOf(envelope.Command);
        if (order is not null && !await Reaches(context.Rights, wanted.Technician, cancellationToken))
            return Claim.Denied(Refusals.UnknownTechnician(wanted.Technician));
        var reservation = await grains.Technician(wanted.Technician).Reserve(wanted, order?.Displace ?? false, ordered: order is not null, cancellationToken);
        if (reservation.Unknown)
            return Claim.Denied(Refusals.UnknownTechnician(wanted.Technician));
        if (reservation.Absence is { } absence)
            return Claim.Denied(Refusals.TechnicianAbsent(wanted, absence, step.Before));
        if (reservation.Booking is not { } booking)
            return Claim.Denied(Refusals.TechnicianBusy(wanted, reservation.Conflicts.FirstOrDefault(), step.Before));

        List<TicketStep> steps = [];
        foreach (var conflict in reservation.Conflicts)
        {
            if (await GiveWay(conflict, step.Number, order?.Reason, context, cancellationToken) is { } yielding)
                steps.Add(yielding);
        }

        return Claim.Granted([.. steps, step with { Booking = booking, BookedHasPhones = reservation.HasPhones }]);
    }

    /// <summary>Lets go of the time that was held for a step that did not commit.</summary>
    public async Task Release(TicketStep step)
    {
        if (step is { BookingChanged: true, Booking: { } held })
            await grains.Technician(held.Technician).Settle(step.Number, await StoredBooking(step.Number, held.Technician));
    }

    /// <summary>The booking in the way of one that the database refused.</summary>
    public async Task<Refusal> Explain(TicketStep step, CancellationToken cancellationToken)
    {
        var wanted = step.Booking!;
        var agenda = new Agenda();
        agenda.Load(await store.ReadBookings(wanted.Technician, cancellationToken), DateTimeOffset.MaxValue);
        return Refusals.TechnicianBusy(wanted, agenda.Conflicts(wanted, parallel: 1).FirstOrDefault(), step.Before);
    }

    /// <summary>Whoever is bound to cells gives work to the technicians of these; others do not exist for them.</summary>
    private async Task<bool> Reaches(Rights rights, string technician, CancellationToken cancellationToken) =>
        rights.Everywhere || (await grains.Technician(technician).Get(cancellationToken) is { Profile: var profile } && rights.Reach(profile));

    private async Task<Booking?> StoredBooking(TicketNumber number, string technician) =>
        (await store.ReadBookings(technician)).FirstOrDefault(booking => booking.Number == number);

    private async Task<TicketStep?> GiveWay(
        Booking conflict, TicketNumber by, string? reason, DecisionContext context, CancellationToken cancellationToken)
    {
        // The other ticket's row is written in this ticket's transaction; the version check there makes it safe, whoever acts on it meanwhile.
        if (await store.Load(conflict.Number, cancellationToken) is not { State: var state })
            return null;
        var (decision, _) = await deciding.On(
            state, choosesRules: false, context with { ExpectedVersion = null }, (current, own) => Ticket.Decide(current, new TicketCommand.GiveWay(by, reason), own), cancellationToken);
        return decision.IsAccepted ? TicketStep.Of(conflict.Number, state, decision) : null;
    }

    private static TicketCommand.Assign? OrderOf(TicketCommand command) => command switch
    {
        TicketCommand.Assign assign => assign,
        TicketCommand.Reassign reassign => reassign.To,
        _ => null,
    };

    /// <summary>The answer to a claim.</summary>
    internal sealed record Claim
    {
        private Claim(IReadOnlyList<TicketStep> steps, Refusal? refusal) => (Steps, Refusal) = (steps, refusal);

        /// <summary>What is committed together.</summary>
        public IReadOnlyList<TicketStep> Steps { get; }

        /// <summary>Why the time cannot be had.</summary>
        public Refusal? Refusal { get; }

        /// <summary>Whether the time is held.</summary>
        [MemberNotNullWhen(false, nameof(Refusal))]
        public bool IsGranted => Refusal is null;

        public static Claim Granted(IReadOnlyList<TicketStep> steps) => new(steps, null);

        public static Claim Denied(Refusal refusal) => new([], refusal);
    }
}
