using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Tickets;
using Orleans.Concurrency;

namespace Dispatch.Technicians;

/// <summary>One technician: who they are, where they are, the agenda that serialises bookings, and the phones that their work is pushed to. Its key is <see cref="GrainKeys.Technician"/>.</summary>
[Alias("technician")]
public interface ITechnicianGrain : ITicketFeedGrain
{
    /// <summary>The technician, null if nobody by that identifier was recorded.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<TechnicianView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Records who the technician is; refused with a version mismatch if the expected version is another.</summary>
    [Alias("put")]
    Task<PutOutcome<TechnicianView>> Put(TechnicianProfile profile, int? expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>Says whether they can be given work. Null if nobody by that identifier was recorded.</summary>
    [Alias("set-presence")]
    Task<TechnicianView?> SetPresence(Presence presence, CancellationToken cancellationToken = default);

    /// <summary>Says where they are. Null if nobody by that identifier was recorded.</summary>
    [Alias("set-position")]
    Task<TechnicianView?> SetPosition(Position position, CancellationToken cancellationToken = default);

    /// <summary>Forgets where they were seen last, if that was before an instant.</summary>
    [Alias("forget-position")]
    Task ForgetPosition(DateTimeOffset seenBefore, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records when they are not there, in the place of an absence of the same identifier; those that ended long ago are let go of. Null if nobody by that
    /// identifier was recorded.
    /// </summary>
    [Alias("put-absence")]
    Task<TechnicianView?> PutAbsence(Absence absence, CancellationToken cancellationToken = default);

    /// <summary>They are there after all; does nothing where there is no such absence. Null if nobody by that identifier was recorded.</summary>
    [Alias("cancel-absence")]
    Task<TechnicianView?> CancelAbsence(string absence, CancellationToken cancellationToken = default);

    /// <summary>
    /// Holds the technician's time for a booking that a ticket is about to commit, or says what is in the way. A hold that no commit
    /// follows lapses by itself.
    /// </summary>
    /// <param name="booking">The booking, without its place.</param>
    /// <param name="displace">Whether bookings in the way are no obstacle: they are returned beside the reservation, to be displaced in the same transaction.</param>
    /// <param name="ordered">
    /// Whether somebody gives the technician the work, which nobody does while they are away, and no displacing helps; what they begin or go on with
    /// themselves is their own affair.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("reserve")]
    Task<Reservation> Reserve(Booking booking, bool displace, bool ordered, CancellationToken cancellationToken = default);

    /// <summary>A roster wants to hear of every change from now on, or still does: for the lease of a feed. May be lost; it asks again.</summary>
    [Alias("follow"), OneWay]
    Task Follow(IRosterGrain roster);

    /// <summary>
    /// A ticket that is or was theirs changed: its line on their board, and its booking if its transaction changed that. May be lost; the board and the agenda
    /// heal from the store.
    /// </summary>
    /// <param name="change">The line.</param>
    /// <param name="booking">What became of the booking; null where it is what it was.</param>
    [Alias("ticket-changed"), OneWay]
    Task TicketChanged(BoardChange change, BookingChange? booking);

    /// <summary>A ticket that reserved time did not commit: its booking is what the store says (null: there is none). May be lost; the agenda heals from the store.</summary>
    [Alias("settle"), OneWay]
    Task Settle(TicketNumber number, Booking? booking);

    /// <summary>The phones that take the technician's pushes, oldest first.</summary>
    [Alias("phones"), AlwaysInterleave]
    Task<ValueList<Phone>> Phones();

    /// <summary>Whether there is any: asked with every change of work that reserves no time, so it says no more.</summary>
    [Alias("has-phones"), AlwaysInterleave]
    Task<bool> HasPhones(CancellationToken cancellationToken = default);

    /// <summary>Adds a phone, or knows it again by its identifier; the oldest goes where there are too many.</summary>
    [Alias("add-phone")]
    Task<Phone> AddPhone(Phone phone, CancellationToken cancellationToken = default);

    /// <summary>Removes a phone.</summary>
    /// <returns>Whether it was there.</returns>
    [Alias("remove-phone")]
    Task<bool> RemovePhone(string phone);

    /// <summary>Removes the phones of a session, or of an account; what is null is not looked at.</summary>
    [Alias("remove-phones")]
    Task RemovePhones(string? session, string? account);

    /// <summary>The push service of a phone took something.</summary>
    [Alias("phone-reached")]
    Task PhoneReached(string phone, DateTimeOffset at);
}
