namespace Dispatch.Tickets;

/// <summary>
/// What this silo's front desk has registered and nobody has asked for yet, so that a ticket's first command need not read what was written a moment ago. Nobody but a
/// ticket's own grain writes to it at first, and where that lives here it asks here first. So what is kept counts only while the cluster has the members that it had
/// then, and for less time than a grain lives that nobody calls: one that lived on another silo still does.
/// </summary>
/// <remarks>One place for every so many numbers: a later ticket takes the place of an earlier one, and memory is bounded by that alone.</remarks>
internal sealed class NewTickets(IClusterMembershipService membership, TimeProvider clock)
{
    private const int Places = 1024;

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);

    private readonly Kept?[] _kept = new Kept?[Places];

    /// <summary>Keeps a ticket that has just been registered.</summary>
    public void Keep(TicketNumber number, TicketRegistration registration)
    {
        var ticket = new StoredTicket(registration.State, [new RecordedCommand(registration.CommandId, registration.Fingerprint, registration.State.Version)]);
        Volatile.Write(ref PlaceOf(number), new Kept(number, ticket, membership.CurrentSnapshot.Version, clock.GetTimestamp()));
    }

    /// <summary>The ticket as it was registered, to the first who asks; null where something may have been written to it since.</summary>
    public StoredTicket? Take(TicketNumber number)
    {
        ref var place = ref PlaceOf(number);
        return Volatile.Read(ref place) is { } kept && kept.Number == number && Interlocked.CompareExchange(ref place, null, kept) == kept
            && kept.Members == membership.CurrentSnapshot.Version && clock.GetElapsedTime(kept.Since) < s_kept
            ? kept.Ticket
            : null;
    }

    private ref Kept? PlaceOf(TicketNumber number) => ref _kept[number.Value % Places];

    private sealed record Kept(TicketNumber Number, StoredTicket Ticket, MembershipVersion Members, long Since);
}
