using System.Diagnostics;
using Dispatch.Live;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Tickets;

public abstract class FeedTests(Engine engine)
{
    private ITicketStore Store => engine.Node.Store;

    [Fact]
    public async Task A_cell_with_very_many_tickets_is_read_page_by_page()
    {
        var cell = Sample.Id();
        var nothing = await Store.ReadCellPage(cell, null, 3);
        Assert.Empty(nothing.Tickets);
        List<TicketNumber> numbers = [];
        for (var i = 0; i < 7; i++)
            numbers.Add((await Register(cell)).Number);
        var first = await Store.ReadCellPage(cell, null, 3);
        Assert.Equal(numbers[..3], first.Tickets.Select(ticket => ticket.Number));
        Assert.Equal(numbers[3..6], (await Store.ReadCellPage(cell, numbers[2], 3)).Tickets.Select(ticket => ticket.Number));
        Assert.Equal(numbers[6..], (await Store.ReadCellPage(cell, numbers[5], 3)).Tickets.Select(ticket => ticket.Number));

        // The mark of the first page is one from which no change is missed.
        var noted = Sample.Note(numbers[0], first.Tickets[0].State);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(noted)));
        Assert.Contains(numbers[0], (await Store.ReadFeedChanges(FeedName.Cell(cell), first.Mark)).Tickets.Select(ticket => ticket.Number));
        Assert.Contains(cell, await Store.ReadCellsWithOpenTickets());
        Assert.DoesNotContain(Sample.Id(), await Store.ReadCellsWithOpenTickets());
    }

    [Fact]
    public async Task A_cell_shows_its_open_tickets_and_then_what_changed()
    {
        var cell = Sample.Id();
        var empty = await Store.ReadFeed(FeedName.Cell(cell));
        Assert.Empty(empty.Tickets);

        var first = await Register(cell);
        var second = await Register(cell);
        var feed = await Store.ReadFeed(FeedName.Cell(cell));
        Assert.Equal([first, second], feed.Tickets.OrderBy(ticket => ticket.Number.Value));

        var noted = Sample.Note(second.Number, second.State);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(noted)));
        var changes = await Store.ReadFeedChanges(FeedName.Cell(cell), feed.Mark);
        Assert.Contains(new TicketView(second.Number, noted.State), changes.Tickets);
        Assert.Equal(2, changes.OpenCount);

        // One that left is known by the number of those that are left.
        var closed = Sample.Note(first.Number, first.State);
        closed = closed with { State = closed.State with { Status = TicketStatus.Closed } };
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(closed)));
        changes = await Store.ReadFeedChanges(FeedName.Cell(cell), changes.Mark);
        Assert.DoesNotContain(first.Number, changes.Tickets.Select(ticket => ticket.Number));
        Assert.Equal(1, changes.OpenCount);
        Assert.Equal([new TicketView(second.Number, noted.State)], (await Store.ReadFeed(FeedName.Cell(cell))).Tickets);
    }

    [Fact]
    public async Task A_technician_shows_what_they_have()
    {
        var technician = Sample.Id();
        var ticket = await Register(Sample.Id());
        var assigned = Sample.Assign(ticket.Number, ticket.State, technician, Sample.Window(1, 2));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(assigned)));

        var feed = FeedName.Technician(technician);
        Assert.Equal([new TicketView(ticket.Number, assigned.State)], (await Store.ReadFeed(feed)).Tickets);
        var changes = await Store.ReadFeedChanges(feed, 0);
        Assert.Equal((1, 1), (changes.Tickets.Count, changes.OpenCount));
    }

    [Fact]
    public async Task Marks_miss_nothing_while_two_processes_write()
    {
        await using var other = await engine.Another();
        var cell = Sample.Id();
        var feed = FeedName.Cell(cell);
        using var done = new CancellationTokenSource();
        var watching = Watch();

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var store = worker % 2 == 0 ? Store : other.Store;
            var versions = new Dictionary<TicketNumber, int>();
            for (var i = 0; i < 25; i++)
            {
                var registration = Sample.Registration(cell);
                var number = (await store.Register(registration)).Number;
                Assert.Equal(CommitResult.Committed, await store.Commit(Sample.Commit(Sample.Note(number, registration.State))));
                versions[number] = 2;
            }

            return versions;
        }));
        await done.CancelAsync();
        var seen = await watching;

        Assert.Equal(written.SelectMany(versions => versions).OrderBy(v => v.Key.Value), seen.OrderBy(v => v.Key.Value));

        async Task<Dictionary<TicketNumber, int>> Watch()
        {
            var start = await Store.ReadFeed(feed);
            var last = start.Tickets.ToDictionary(ticket => ticket.Number, ticket => ticket.State.Version);
            var mark = start.Mark;
            while (true)
            {
                // Once more after the writers have finished: what they wrote last must be there without their help.
                var final = done.IsCancellationRequested;
                var changes = await Store.ReadFeedChanges(feed, mark);
                mark = changes.Mark;
                foreach (var ticket in changes.Tickets)
                    last[ticket.Number] = ticket.State.Version;
                if (final)
                    return last;
            }
        }
    }

    [Fact]
    public async Task Deadlines_come_nearest_first_and_name_their_cells()
    {
        var cell = Sample.Id();
        var later = await Suspend(cell, TimeSpan.FromHours(2));
        var sooner = await Suspend(cell, TimeSpan.FromHours(1));
        await Register(cell);

        Assert.Equal(
            [new TicketDeadline(sooner, 2, Sample.Noon.AddHours(1)), new TicketDeadline(later, 2, Sample.Noon.AddHours(2))], await Store.ReadDeadlines(cell, Sample.Noon.AddHours(2), 10));
        Assert.Equal(sooner, Assert.Single(await Store.ReadDeadlines(cell, Sample.Noon.AddHours(2), 1)).Number);
        Assert.Equal(sooner, Assert.Single(await Store.ReadDeadlines(cell, Sample.Noon.AddHours(1), 10)).Number);
        Assert.Contains(cell, await Store.ReadCellsWithDeadlines());
    }

    [Fact]
    public async Task Ten_thousand_open_tickets_are_read_within_two_seconds()
    {
        var cell = Sample.Id();
        foreach (var chunk in Enumerable.Range(0, 10_000).Chunk(2_000))
            await Task.WhenAll(chunk.Select(_ => Register(cell)));
        await Store.ReadFeed(FeedName.Cell(cell));

        var started = Stopwatch.GetTimestamp();
        var feed = await Store.ReadFeed(FeedName.Cell(cell));
        var read = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        var changes = await Store.ReadFeedChanges(FeedName.Cell(cell), feed.Mark);
        var counted = Stopwatch.GetElapsedTime(started);

        Assert.Equal((10_000, 10_000), (feed.Tickets.Count, changes.OpenCount));
        Assert.True(read < TimeSpan.FromSeconds(2), $"read in {read}");
        Assert.True(counted < TimeSpan.FromMilliseconds(250), $"counted in {counted}");
    }

    private async Task<TicketNumber> Suspend(string cell, TimeSpan after)
    {
        var ticket = await Register(cell);
        var until = Sample.Noon + after;
        var state = ticket.State with
        {
            Version = 2,
            Status = TicketStatus.Suspended,
            Suspension = new Suspension(SuspensionReason.Parts, TicketStatus.Queued, null, until),
        };
        var entry = Sample.Entry(2, new TicketEvent.Suspended(SuspensionReason.Parts, null, until));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(new TicketChange(ticket.Number, 1, state, [entry], null, BookingChanged: false))));
        return ticket.Number;
    }

    private async Task<TicketView> Register(string cell)
    {
        var registration = Sample.Registration(cell);
        return new TicketView((await Store.Register(registration)).Number, registration.State);
    }
}

public sealed class SqliteFeedTests(SqliteEngine engine) : FeedTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresFeedTests(PostgresEngine engine) : FeedTests(engine), IClassFixture<PostgresEngine>;
