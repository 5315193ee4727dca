using Dispatch.Tests.Storage.Engines;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Tickets;

public abstract class TicketStoreTests(Engine engine)
{
    protected Engine Engine { get; } = engine;

    private ITicketStore Store => Engine.Node.Store;

    [Fact]
    public async Task What_was_registered_is_read_back_by_value()
    {
        var registration = Sample.Registration();
        var registered = await Store.Register(registration);

        var stored = await Store.Load(registered.Number);
        Assert.False(registered.Existed);
        Assert.Equal(registration.State, stored!.State);
        Assert.Equal([new RecordedCommand(registration.CommandId, registration.Fingerprint, 1)], stored.Commands);
        Assert.Equal([registration.Entry], await Store.ReadJournal(registered.Number));
        Assert.Equal(registration.State, (await Engine.Node.Queries.Find(registered.Number))!.State);
    }

    [Fact]
    public async Task A_number_that_was_never_given_is_nothing()
    {
        var nobody = new TicketNumber(7);
        Assert.Null(await Store.Load(nobody));
        Assert.Null(await Engine.Node.Queries.Find(nobody));
        Assert.Empty(await Store.ReadJournal(nobody));
        Assert.Equal(CommitResult.VersionConflict, await Store.Commit(Sample.Commit(Sample.Note(nobody, Sample.State()))));
    }

    [Fact]
    public async Task Numbers_are_consecutive_without_gaps_whatever_fails_meanwhile()
    {
        await using var other = await Engine.Another();
        var first = (await Store.Register(Sample.Registration())).Number.Value;
        var poison = Sample.Registration() with { State = Sample.State() with { Cell = null! } };

        var numbers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            var store = i % 2 == 0 ? Store : other.Store;
            if (i % 25 == 0)
                await Assert.ThrowsAnyAsync<Exception>(() => store.Register(poison with { CommandId = Sample.Id() }));
            return (await store.Register(Sample.Registration())).Number.Value;
        }));

        Assert.Equal(Enumerable.Range(1, 300).Select(i => first + i), numbers.Order());
    }

    [Fact]
    public async Task The_same_report_gets_the_same_ticket()
    {
        var registration = Sample.Registration();
        var first = await Store.Register(registration);
        var again = await Store.Register(registration with { Fingerprint = "another" });

        Assert.Equal((first.Number, true, registration.Fingerprint), (again.Number, again.Existed, again.Fingerprint));
        Assert.Single(await Store.ReadJournal(first.Number));
    }

    [Fact]
    public async Task The_same_report_at_once_from_everywhere_makes_one_ticket()
    {
        await using var other = await Engine.Another();
        for (var round = 0; round < 20; round++)
        {
            var registration = Sample.Registration();
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? Store : other.Store).Register(registration)));

            Assert.Single(answers.Select(answer => answer.Number).Distinct());
            Assert.Single(answers, answer => !answer.Existed);
        }
    }

    [Fact]
    public async Task Of_commits_on_one_version_one_wins_and_its_neighbours_do_not_notice()
    {
        var contested = await Register();
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Register()));

        var contenders = Enumerable.Range(0, 20).Select(_ => Store.Commit(Sample.Commit(Sample.Note(contested.Number, contested.State)))).ToList();
        var neighbours = await Task.WhenAll(others.Select(other => Store.Commit(Sample.Commit(Sample.Note(other.Number, other.State)))));

        Assert.All(neighbours, result => Assert.Equal(CommitResult.Committed, result));
        Assert.Single(await Task.WhenAll(contenders), CommitResult.Committed);
        Assert.Equal(2, (await Store.ReadJournal(contested.Number)).Count);
    }

    [Fact]
    public async Task A_row_that_cannot_be_written_fails_alone()
    {
        var tickets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Register()));
        var poisoned = await Register();
        var broken = Sample.Note(poisoned.Number, poisoned.State);
        broken = broken with { State = broken.State with { Cell = null! } };

        var neighbours = tickets.Select(ticket => Store.Commit(Sample.Commit(Sample.Note(ticket.Number, ticket.State)))).ToList();
        await Assert.ThrowsAnyAsync<Exception>(() => Store.Commit(Sample.Commit(broken)));

        Assert.All(await Task.WhenAll(neighbours), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Single(await Store.ReadJournal(poisoned.Number));
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Note(poisoned.Number, poisoned.State))));
    }

    [Fact]
    public async Task Every_command_is_known_with_the_version_that_it_led_to()
    {
        var ticket = await Register();
        var two = new TicketCommit(
            "two", "f2", [new TicketChange(ticket.Number, 1, ticket.State with { Version = 3 }, [Note(2), Note(3)], null, BookingChanged: false)]);
        var one = new TicketCommit("one", "f1", [new TicketChange(ticket.Number, 3, ticket.State with { Version = 4 }, [Note(4)], null, BookingChanged: false)]);
        Assert.Equal(CommitResult.Committed, await Store.Commit(two));
        Assert.Equal(CommitResult.Committed, await Store.Commit(one));

        var commands = (await Store.Load(ticket.Number))!.Commands;
        Assert.Equal([1, 3, 4], commands.Select(command => command.Version));
        Assert.Equal(["two", "one"], commands.Skip(1).Select(command => command.Id));

        static JournalEntry Note(int version) => Sample.Entry(version, new TicketEvent.Noted("n", Public: true));
    }

    [Fact]
    public async Task The_journal_is_append_only()
    {
        await Register();
        var update = await Record.ExceptionAsync(() => Engine.Execute("update ticket_event set cause = 'x'"));
        var delete = await Record.ExceptionAsync(() => Engine.Execute("delete from ticket_event"));
        Assert.Contains("append-only", update!.Message, StringComparison.Ordinal);
        Assert.Contains("append-only", delete!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_does_not_stop_the_commit()
    {
        var ticket = await Register();
        using var impatient = new CancellationTokenSource();
        var commit = Store.Commit(Sample.Commit(Sample.Note(ticket.Number, ticket.State)), impatient.Token);
        await impatient.CancelAsync();
        await Record.ExceptionAsync(() => commit);

        await Testing.Poll.Until(async () => (await Store.Load(ticket.Number))!.State.Version == 2, "the commit is there");
    }

    protected async Task<TicketView> Register(string cell = "front-desk")
    {
        var registration = Sample.Registration(cell);
        return new TicketView((await Store.Register(registration)).Number, registration.State);
    }
}

public sealed class SqliteTicketStoreTests(SqliteEngine engine) : TicketStoreTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresTicketStoreTests(PostgresEngine engine) : TicketStoreTests(engine), IClassFixture<PostgresEngine>;
