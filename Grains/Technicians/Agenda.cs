using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>
/// A technician's bookings, and the rule that nobody is in two places (domain.md, "Never double-booked"): at most one on-site intervention
/// in progress, no two on-site appointments that overlap, other work in parallel up to the technician's limit; the rest waits in line.
/// </summary>
public sealed class Agenda
{
    private readonly Dictionary<TicketNumber, Booking> _bookings = [];
    private readonly Dictionary<TicketNumber, TentativeBooking> _holds = [];

    /// <summary>Replaces what is booked by what the store says; holds whose booking is there, or that have lapsed, end.</summary>
    public void Load(IEnumerable<Booking> bookings, DateTimeOffset holdsLapsedBefore)
    {
        _bookings.Clear();
        foreach (var booking in bookings)
            _bookings[booking.Number] = booking;
        foreach (var (number, hold) in _holds.ToArray())
        {
            if (hold.Since < holdsLapsedBefore || (_bookings.TryGetValue(number, out var stored) && stored == hold.Booking))
                _holds.Remove(number);
        }
    }

    /// <summary>The bookings and holds that exclude this one; empty if it can be taken.</summary>
    /// <param name="wanted">The booking; what the same ticket holds already is no obstacle.</param>
    /// <param name="parallel">The technician's limit of parallel work off site.</param>
    public IReadOnlyList<Booking> Conflicts(Booking wanted, int parallel)
    {
        var others = Others(wanted.Number);
        if (wanted is { InProgress: true, Mode: not InterventionMode.OnSite })
        {
            var busy = others.Where(b => b is { InProgress: true, Mode: not InterventionMode.OnSite }).ToList();
            return busy.Count >= parallel ? busy : [];
        }

        return [.. others.Where(other => other.Mode is InterventionMode.OnSite && wanted.Mode is InterventionMode.OnSite && Excludes(wanted, other))];
    }

    /// <summary>Whether the booking in the way is only held by a command that has not committed.</summary>
    public bool IsHeld(Booking booking) => _holds.TryGetValue(booking.Number, out var hold) && hold.Booking == booking;

    /// <summary>Holds the time for a command that is about to commit, and gives it its place.</summary>
    public Booking Hold(Booking wanted, int parallel, DateTimeOffset now)
    {
        var booking = wanted with { Slot = SlotOf(wanted, parallel) };
        _holds[booking.Number] = new TentativeBooking(booking, now);
        return booking;
    }

    /// <summary>What the ticket's transaction made of it: kept as given, or gone.</summary>
    public void Settle(TicketNumber number, Booking? booking)
    {
        _holds.Remove(number);
        if (booking is null)
            _bookings.Remove(number);
        else
            _bookings[number] = booking;
    }

    private static bool Excludes(Booking wanted, Booking other) =>
        (wanted.InProgress && other.InProgress) ||
        (wanted.Window is { } window && other.Window is { } taken && window.Overlaps(taken));

    private int? SlotOf(Booking wanted, int parallel)
    {
        if (!wanted.InProgress)
            return null;
        if (wanted.Mode is InterventionMode.OnSite)
            return Booking.OnSiteSlot;
        var taken = Others(wanted.Number).Select(b => b.Slot).ToHashSet();
        return Enumerable.Range(1, parallel).First(slot => !taken.Contains(slot));
    }

    private IEnumerable<Booking> Others(TicketNumber number) =>
        _bookings.Values.Concat(_holds.Values.Select(hold => hold.Booking)).Where(b => b.Number != number);

    private sealed record TentativeBooking(Booking Booking, DateTimeOffset Since);
}
