using Dispatch.Dispatching;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Dispatching;

/// <summary>What suggestions ask, alike on both databases.</summary>
public abstract class DispatchQueryTests(Engine engine)
{
    private readonly string _id = Sample.Id();

    [Fact]
    public async Task Open_work_is_what_these_technicians_have_in_any_cell()
    {
        var first = await Assigned(Sample.Id(), "tech-a-" + _id);
        var second = await Assigned(Sample.Id(), "tech-b-" + _id);
        await Assigned(Sample.Id(), "tech-c-" + _id);
        // More names than one statement takes.
        var asked = Enumerable.Range(0, 1200).Select(i => $"nobody-{i}").Append("tech-b-" + _id).Prepend("tech-a-" + _id).ToList();
        var work = await engine.Node.Dispatching.OpenWork(asked);
        Assert.Equal([first, second], work.Select(ticket => ticket.Number).OrderBy(number => number.Value));
        Assert.All(work, ticket => Assert.Equal(ticket.State.Technician, PlannedWork.Of(ticket)!.Booking.Technician));
        Assert.Empty(await engine.Node.Dispatching.OpenWork([]));
    }

    [Fact]
    public async Task Whom_somebody_knows_is_counted_by_requester_and_by_site_of_the_latest()
    {
        var (mail, site) = ($"Ada@{_id}.example", "Site of " + _id);
        await Resolved("old", null, site);
        for (var i = 0; i < Acquaintance.Latest; i++)
            await Resolved("regular", i == 0 ? mail : null, site);
        await Resolved(null, mail, site);
        await Assigned(Sample.Id(), "present", mail, site);

        // The one of long ago is beyond the latest, and who has it now has not resolved it.
        Assert.Equal([new Acquaintance("regular", 1, Acquaintance.Latest)], await engine.Node.Dispatching.Acquaintances(mail.ToUpperInvariant(), site));
        Assert.Equal([new Acquaintance("regular", 1, 0)], await engine.Node.Dispatching.Acquaintances(mail, null));
        Assert.Equal([new Acquaintance("regular", 0, Acquaintance.Latest)], await engine.Node.Dispatching.Acquaintances(null, site));
        Assert.Empty(await engine.Node.Dispatching.Acquaintances(null, null));
    }

    [Fact]
    public async Task A_reopened_ticket_is_no_longer_resolved_by_anybody()
    {
        var site = "Site of " + _id;
        var (number, state) = await Resolved("tech", null, site);
        var reopened = state with { Version = state.Version + 1, Status = TicketStatus.Queued, Resolution = null };
        await Commit(new TicketChange(number, state.Version, reopened, [Sample.Entry(reopened.Version, new TicketEvent.Reopened(null))], null, BookingChanged: false));
        Assert.Empty(await engine.Node.Dispatching.Acquaintances(null, site));
    }

    private async Task<(TicketNumber Number, TicketState State)> Resolved(string? technician, string? mail, string site)
    {
        var state = Sample.State(Sample.Id()) with { Requester = new Requester("Ada", mail), Site = new Site(null, site) };
        var number = (await engine.Node.Store.Register(Sample.Registration(state))).Number;
        var after = state with { Version = 2, Status = TicketStatus.Resolved, Resolution = new Resolution("fixed", null, Sample.Noon, technician) };
        await Commit(new TicketChange(number, 1, after, [Sample.Entry(2, new TicketEvent.Resolved("fixed", null, null))], null, BookingChanged: false));
        return (number, after);
    }

    private async Task<TicketNumber> Assigned(string cell, string technician, string? mail = null, string? site = null)
    {
        var state = Sample.State(cell) with { Requester = new Requester("Ada", mail), Site = new Site(site) };
        var number = (await engine.Node.Store.Register(Sample.Registration(state))).Number;
        await Commit(Sample.Assign(number, state, technician, null));
        return number;
    }

    private async Task Commit(TicketChange change) => Assert.Equal(CommitResult.Committed, await engine.Node.Store.Commit(Sample.Commit(change)));
}

public sealed class SqliteDispatchQueryTests(SqliteEngine engine) : DispatchQueryTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresDispatchQueryTests(PostgresEngine engine) : DispatchQueryTests(engine), IClassFixture<PostgresEngine>;
