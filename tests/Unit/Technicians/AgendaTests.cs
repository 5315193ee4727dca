using CsCheck;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Unit.Technicians;

/// <summary>Nobody is in two places.</summary>
public sealed class AgendaTests
{
    private static readonly DateTimeOffset s_eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Agenda _agenda = new();

    [Fact]
    public void Two_on_site_appointments_do_not_overlap_and_may_touch()
    {
        Take(OnSite(1, 9, 10));
        Assert.Equal([1], Conflicts(OnSite(2, 9, 11)));
        Assert.Empty(Conflicts(OnSite(3, 10, 11)));
        Assert.Empty(Conflicts(OnSite(4, 8, 9)));
    }

    [Fact]
    public void Only_one_on_site_intervention_is_in_progress()
    {
        Take(OnSite(1) with { InProgress = true });
        Assert.Equal([1], Conflicts(OnSite(2) with { InProgress = true }));
        Assert.Empty(Conflicts(OnSite(3)));
    }

    [Fact]
    public void Other_work_runs_in_parallel_up_to_the_limit_and_beside_a_visit()
    {
        Take(OnSite(1) with { InProgress = true });
        Take(Phone(2));
        Take(Phone(3));
        Assert.Equal([2, 3], Conflicts(Phone(4), parallel: 2).Order());
        Assert.Empty(Conflicts(Phone(4), parallel: 3));
    }

    [Fact]
    public void Appointments_elsewhere_than_on_site_exclude_nothing()
    {
        Take(new Booking(new TicketNumber(1), "tech-1", InterventionMode.Remote, new TimeWindow(s_eight, s_eight.AddHours(1)), InProgress: false));
        Assert.Empty(Conflicts(OnSite(2, 8, 9)));
    }

    [Fact]
    public void What_a_ticket_holds_itself_is_no_obstacle()
    {
        Take(OnSite(1, 9, 10));
        Assert.Empty(Conflicts(OnSite(1, 9, 11)));
    }

    [Fact]
    public void A_hold_excludes_like_a_booking_and_lapses()
    {
        _agenda.Hold(OnSite(1, 9, 10), 5, s_eight);
        Assert.Equal([1], Conflicts(OnSite(2, 9, 10)));
        _agenda.Load([], holdsLapsedBefore: s_eight);
        Assert.Equal([1], Conflicts(OnSite(2, 9, 10)));
        _agenda.Load([], holdsLapsedBefore: s_eight.AddSeconds(1));
        Assert.Empty(Conflicts(OnSite(2, 9, 10)));
    }

    [Fact]
    public void A_booking_that_is_settled_as_gone_frees_the_time()
    {
        Take(OnSite(1, 9, 10));
        _agenda.Settle(new TicketNumber(1), null);
        Assert.Empty(Conflicts(OnSite(2, 9, 10)));
    }

    [Fact]
    public void Whatever_is_asked_in_whatever_order_nobody_is_in_two_places() =>
        Gen.Select(Gen.Long[1, 12], Gen.Bool, Gen.Bool, Gen.Int[0, 12], Gen.Int[1, 4], Gen.Bool).Array[0, 60].Sample(
            asks =>
            {
                var agenda = new Agenda();
                Dictionary<long, Booking> taken = [];
                foreach (var (number, onSite, inProgress, from, hours, gone) in asks)
                {
                    var window = new TimeWindow(s_eight.AddHours(from), s_eight.AddHours(from + hours));
                    var wanted = new Booking(new TicketNumber(number), "tech-1", onSite ? InterventionMode.OnSite : InterventionMode.Phone, window, inProgress);
                    if (gone)
                    {
                        agenda.Settle(wanted.Number, null);
                        taken.Remove(number);
                    }
                    else if (agenda.Conflicts(wanted, parallel: 3).Count == 0)
                    {
                        taken[number] = agenda.Hold(wanted, 3, s_eight);
                        agenda.Settle(wanted.Number, taken[number]);
                    }

                    Assert.True(NobodyIsInTwoPlaces([.. taken.Values]));
                }
            },
            iter: 2000);

    private static bool NobodyIsInTwoPlaces(Booking[] bookings)
    {
        var slots = bookings.Where(b => b.Slot is not null).Select(b => b.Slot).ToList();
        var onSite = bookings.Where(b => b.Mode is InterventionMode.OnSite).ToList();
        return slots.Distinct().Count() == slots.Count
            && slots.Count == bookings.Count(b => b.InProgress)
            && onSite.All(a => onSite.All(b => a == b || !a.Window!.Overlaps(b.Window!)))
            && onSite.Count(b => b.InProgress) <= 1;
    }

    private static Booking OnSite(long number, int? from = null, int? to = null) => new(
        new TicketNumber(number),
        "tech-1",
        InterventionMode.OnSite,
        from is null ? null : new TimeWindow(s_eight.AddHours(from.Value - 8), s_eight.AddHours(to!.Value - 8)),
        InProgress: false);

    private static Booking Phone(long number) => new(new TicketNumber(number), "tech-1", InterventionMode.Phone, null, InProgress: true);

    private void Take(Booking booking) => _agenda.Settle(booking.Number, _agenda.Hold(booking, 5, s_eight));

    private IEnumerable<long> Conflicts(Booking wanted, int parallel = 5) => _agenda.Conflicts(wanted, parallel).Select(b => b.Number.Value);
}
