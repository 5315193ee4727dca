using Dispatch.Tests.Storage.Engines;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Tickets;

public abstract class BookingTests(Engine engine)
{
    private ITicketStore Store => engine.Node.Store;

    [Fact]
    public async Task A_booking_is_read_back_and_replaced_and_released()
    {
        var technician = Sample.Id();
        var ticket = await Register();
        var assigned = Sample.Assign(ticket.Number, ticket.State, technician, Sample.Window(1, 2));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(assigned)));
        Assert.Equal([assigned.Booking!], await Store.ReadBookings(technician));

        var noted = Sample.Note(ticket.Number, assigned.State);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(noted)));
        Assert.Equal([assigned.Booking!], await Store.ReadBookings(technician));

        var moved = Sample.Assign(ticket.Number, noted.State, technician, Sample.Window(1, 3), slot: 2);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(moved)));
        Assert.Equal([moved.Booking!], await Store.ReadBookings(technician));

        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.GiveWay(ticket.Number, moved.State, ticket.Number))));
        Assert.Empty(await Store.ReadBookings(technician));
    }

    [Fact]
    public async Task Appointments_on_site_that_overlap_exclude_each_other_and_nothing_is_written()
    {
        var technician = Sample.Id();
        var first = await Register();
        var second = await Register();
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(first.Number, first.State, technician, Sample.Window(1, 3)))));
        Assert.Equal(CommitResult.BookingConflict, await Store.Commit(Sample.Commit(Sample.Assign(second.Number, second.State, technician, Sample.Window(2, 4)))));

        Assert.Equal(second.State, (await Store.Load(second.Number))!.State);
        Assert.Single(await Store.ReadJournal(second.Number));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(second.Number, second.State, technician, Sample.Window(3, 4)))));
    }

    [Fact]
    public async Task Appointments_that_move_into_each_other_exclude_each_other()
    {
        var technician = Sample.Id();
        var first = await Register();
        var second = await Register();
        var apart = Sample.Assign(second.Number, second.State, technician, Sample.Window(5, 6));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(first.Number, first.State, technician, Sample.Window(1, 3)))));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(apart)));
        Assert.Equal(
            CommitResult.BookingConflict, await Store.Commit(Sample.Commit(Sample.Assign(second.Number, apart.State, technician, Sample.Window(2, 6)))));
    }

    [Fact]
    public async Task A_place_is_taken_once_and_the_same_place_of_another_technician_is_another()
    {
        var technician = Sample.Id();
        var tickets = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Register()));
        var results = await Task.WhenAll(tickets.Select(ticket =>
            Store.Commit(Sample.Commit(Sample.Assign(ticket.Number, ticket.State, technician, window: null, slot: 1)))));
        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(9, results.Count(result => result is CommitResult.BookingConflict));

        var elsewhere = await Register();
        Assert.Equal(
            CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(elsewhere.Number, elsewhere.State, Sample.Id(), window: null, slot: 1))));
    }

    [Fact]
    public async Task A_conflict_of_bookings_does_not_touch_its_neighbours()
    {
        var technician = Sample.Id();
        var holder = await Register();
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(holder.Number, holder.State, technician, Sample.Window(0, 9)))));
        var tickets = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Register()));

        var results = await Task.WhenAll(tickets.Select((ticket, i) => Store.Commit(i == 7
            ? Sample.Commit(Sample.Assign(ticket.Number, ticket.State, technician, Sample.Window(1, 2)))
            : Sample.Commit(Sample.Note(ticket.Number, ticket.State)))));

        Assert.Equal(CommitResult.BookingConflict, results[7]);
        Assert.Equal(29, results.Count(result => result is CommitResult.Committed));
    }

    [Fact]
    public async Task A_displacement_passes_the_time_on()
    {
        var (technician, victim, taker) = await Displaceable();
        var give = Sample.GiveWay(victim.Number, victim.State, taker.Number);
        var take = Sample.Assign(taker.Number, taker.State, technician, Sample.Window(2, 4), slot: Booking.OnSiteSlot);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(give, take)));

        Assert.Equal([take.Booking!], await Store.ReadBookings(technician));
        Assert.Equal(give.State, (await Store.Load(victim.Number))!.State);
        Assert.Equal(take.State, (await Store.Load(taker.Number))!.State);
    }

    [Fact]
    public async Task A_displacement_with_a_stale_ticket_writes_nothing()
    {
        var (technician, victim, taker) = await Displaceable();
        var give = Sample.GiveWay(victim.Number, victim.State, taker.Number);
        var stale = Sample.Assign(taker.Number, taker.State with { Version = 9 }, technician, Sample.Window(2, 4));
        Assert.Equal(CommitResult.VersionConflict, await Store.Commit(Sample.Commit(give, stale)));

        Assert.Equal(victim.State, (await Store.Load(victim.Number))!.State);
        Assert.Equal(victim.Number, Assert.Single(await Store.ReadBookings(technician)).Number);
    }

    [Fact]
    public async Task A_displacement_that_a_third_booking_excludes_writes_nothing()
    {
        var (technician, victim, taker) = await Displaceable();
        var third = await Register();
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Assign(third.Number, third.State, technician, Sample.Window(4, 5)))));

        var give = Sample.GiveWay(victim.Number, victim.State, taker.Number);
        var take = Sample.Assign(taker.Number, taker.State, technician, Sample.Window(2, 5));
        Assert.Equal(CommitResult.BookingConflict, await Store.Commit(Sample.Commit(give, take)));

        Assert.Equal(victim.State, (await Store.Load(victim.Number))!.State);
        Assert.Equal(taker.State, (await Store.Load(taker.Number))!.State);
        Assert.Equal([victim.Number, third.Number], (await Store.ReadBookings(technician)).Select(booking => booking.Number));
    }

    private async Task<(string Technician, TicketView Victim, TicketView Taker)> Displaceable()
    {
        var technician = Sample.Id();
        var victim = await Register();
        var taker = await Register();
        var assigned = Sample.Assign(victim.Number, victim.State, technician, Sample.Window(1, 3));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(assigned)));
        return (technician, victim with { State = assigned.State }, taker);
    }

    private async Task<TicketView> Register()
    {
        var registration = Sample.Registration();
        return new TicketView((await Store.Register(registration)).Number, registration.State);
    }
}

public sealed class SqliteBookingTests(SqliteEngine engine) : BookingTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresBookingTests(PostgresEngine engine) : BookingTests(engine), IClassFixture<PostgresEngine>;
