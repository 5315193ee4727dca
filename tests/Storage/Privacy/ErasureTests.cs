using Dispatch.Access;
using Dispatch.Privacy;
using Dispatch.Sla;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tests.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Tests.Storage.Privacy;

/// <summary>A person leaves every table; the journal's facts, its commands and its neighbours stay.</summary>
public abstract class ErasureTests(Engine engine)
{
    private static int s_count;

    private readonly string _somebody = Pseudonym.New();

    /// <summary>Of this test alone: the tests share a database.</summary>
    private readonly string _token = Guid.NewGuid().ToString("N")[..10];

    private string Name => $"Quixelle {_token}zwornak";

    private string Phone => $"199-{_token}-555";

    private Actor Quixelle => new($"q.{_token}zwornak@example.org", "requester");

    private string[] Traces => [Name, Quixelle.Id, Phone, $"{_token}zwornak", _token];

    private ITicketStore Store => engine.Node.Store;

    private IRequesterStore Requesters => engine.Node.Requesters;

    [Fact]
    public async Task A_person_stands_in_no_column_of_any_table_any_more()
    {
        var (first, second) = (await Tell(), await Tell());
        var other = (await Store.Register(Sample.Registration())).Number;
        var before = await engine.Dump();
        Assert.All(Traces, trace => Assert.Contains(trace, before, StringComparison.OrdinalIgnoreCase));

        foreach (var number in new[] { first, second })
            Assert.Equal(CommitResult.Committed, await Erase(number, _somebody));
        await Requesters.TidySearch();

        var after = await engine.Dump();
        Assert.All(Traces, trace => Assert.DoesNotContain(trace, after, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(_somebody, after, StringComparison.Ordinal);
        Assert.Contains("Zoë Martin", after, StringComparison.Ordinal);

        // Search and lists know the pseudonym, and the outbox says the subject as it is now.
        Assert.Equal([second, first], await Listed(new TicketFilter { Within = Rights.All, Requester = _somebody }));
        Assert.Equal([second, first], await Listed(new TicketFilter { Within = Rights.All, Text = _somebody.ToUpperInvariant() }));
        Assert.Empty(await Listed(new TicketFilter { Within = Rights.All, Text = $"{_token}zwornak" }));
        Assert.Equal([other], await Listed(new TicketFilter { Within = Rights.All, Requester = "zoë martin", Text = "printer" }));
        Assert.All(
            (await engine.Node.Notifications.List(new NotificationFilter { Ticket = first })).Notifications,
            notification => Assert.Equal($"The lamp of {_somebody}", notification.Subject));
    }

    [Fact]
    public async Task The_journal_keeps_its_facts_and_its_commands_and_says_who_erased()
    {
        var number = await Tell();
        var (journal, commands) = (await Store.ReadJournal(number), (await Store.Load(number))!.Commands);
        await Erase(number, _somebody);

        var rewritten = await Store.ReadJournal(number);
        Assert.Equal(journal.Select(Facts), rewritten.SkipLast(1).Select(Facts));
        Assert.NotEqual(journal, rewritten.SkipLast(1));
        Assert.Equal((new TicketEvent.RequesterErased(_somebody), "admin"), (rewritten[^1].Event, rewritten[^1].Actor.Id));
        var stored = (await Store.Load(number))!;
        Assert.Equal(stored.State, Ticket.Replay(rewritten, SlaRules.None));
        Assert.Equal(commands, stored.Commands.SkipLast(1));
        Assert.Equal(stored.State.Version, stored.Commands[^1].Version);
    }

    [Fact]
    public async Task An_erasure_that_loses_the_version_changes_nothing_and_neighbours_in_its_batch_are_written()
    {
        var number = await Tell();
        var journal = await Store.ReadJournal(number);
        var neighbours = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var registration = Sample.Registration();
            return (Number: (await Store.Register(registration)).Number, registration.State);
        }));

        var late = await Erasure(number, _somebody);
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Note(number, (await Store.Load(number))!.State))));
        var lost = Store.Commit(late);
        var written = neighbours.Select(neighbour => Store.Commit(Sample.Commit(Sample.Note(neighbour.Number, neighbour.State)))).ToList();

        Assert.Equal(CommitResult.VersionConflict, await lost);
        Assert.All(await Task.WhenAll(written), result => Assert.Equal(CommitResult.Committed, result));
        Assert.Equal(journal, (await Store.ReadJournal(number)).Take(journal.Count));
        Assert.Contains(number, (await Requesters.Find(new Person(Quixelle.Id, null), null, 1000)).Select(ticket => ticket.Number));
        Assert.Equal(CommitResult.Committed, await Erase(number, _somebody));
    }

    [Fact]
    public async Task Many_erasures_at_once_with_other_commands_are_each_whole()
    {
        var tickets = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Tell()));
        var erasures = await Task.WhenAll(tickets.Select(number => Erasure(number, _somebody)));
        var results = await Task.WhenAll(erasures.Select(erasure => Store.Commit(erasure)));
        Assert.All(results, result => Assert.Equal(CommitResult.Committed, result));
        foreach (var number in tickets)
            Assert.Equal((await Store.Load(number))!.State, Ticket.Replay(await Store.ReadJournal(number), SlaRules.None));
        Assert.Equal(30, (await Listed(new TicketFilter { Within = Rights.All, Requester = _somebody, Limit = 200 })).Count);
    }

    [Theory]
    [InlineData("set data = '{}'")]
    [InlineData("set data = '{}', rewritten_by = 5")]
    [InlineData("set data = '{}', rewritten_by = 99")]
    [InlineData("set rewritten_by = :erasure, type = 'closed'")]
    [InlineData("set rewritten_by = :erasure, occurred_at = '2020-01-01T00:00:00.000Z'")]
    [InlineData("set rewritten_by = :erasure, recorded_at = '2020-01-01T00:00:00.000Z'")]
    [InlineData("set rewritten_by = :erasure, version = 77")]
    [InlineData("set rewritten_by = :erasure, command_id = 'another'")]
    [InlineData("set rewritten_by = :erasure, fingerprint = null")]
    [InlineData("set rewritten_by = :erasure, outcomes = '[]'")]
    public async Task No_other_change_of_a_line_is_taken(string set)
    {
        var number = await Tell();
        var state = (await Store.Load(number))!.State;
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(Sample.Note(number, state, "of nobody"))));
        await Erase(number, _somebody);

        // A line that the erasure had no reason to touch: only its words may still change, and only in the name of that erasure.
        var (line, erasure) = (state.Version + 1, state.Version + 2);
        var refused = await Record.ExceptionAsync(() => Change(set));
        Assert.Contains("append-only", refused!.Message, StringComparison.Ordinal);
        await Change("set rewritten_by = :erasure, data = '{\"text\":\"-\",\"public\":false}'");
        Assert.Equal(new TicketEvent.Noted("-", Public: false), (await Store.ReadJournal(number))[line - 1].Event);

        Task Change(string what) => engine.Execute(
            $"update ticket_event {what.Replace(":erasure", $"{erasure}", StringComparison.Ordinal)} where number = {number.Value} and version = {line}");
    }

    [Fact]
    public async Task A_person_is_found_by_address_by_name_and_by_both_whatever_the_case_page_by_page()
    {
        var (name, email) = ($"Ödön {Guid.NewGuid():N}", $"{Guid.NewGuid():N}@Example.org");
        List<TicketNumber> all = [];
        foreach (var requester in new[] { new Requester(name, email), new Requester(name), new Requester("Another", email), new Requester(name + "x", "x" + email) })
            all.Add((await Store.Register(Sample.Registration(Sample.State() with { Requester = requester }))).Number);

        Assert.Equal([all[0], all[2]], await Found(new Person(email.ToUpperInvariant(), null)));
        Assert.Equal([all[0], all[1]], await Found(new Person(null, name.ToUpperInvariant())));
        Assert.Equal([all[0]], await Found(new Person(email, name)));
        Assert.Empty(await Found(new Person(name, email)));
        Assert.Equal([all[2]], (await Requesters.Find(new Person(email, null), all[0], 1)).Select(ticket => ticket.Number));
        await Assert.ThrowsAsync<ArgumentException>(() => Requesters.Find(new Person(null, null), null, 1));

        async Task<IEnumerable<TicketNumber>> Found(Person person) => (await Requesters.Find(person, null, 10)).Select(ticket => ticket.Number);
    }

    [Fact]
    public async Task What_ended_long_ago_and_still_names_somebody_is_found()
    {
        var (closed, open, late, erased) = (await End(TicketStatus.Closed, 0), await End(TicketStatus.Resolved, 0), await End(TicketStatus.Cancelled, 2), await End(TicketStatus.Cancelled, 0));
        await Erase(erased, _somebody);
        var found = (await Requesters.FindEnded(Sample.Noon.AddDays(1), new TicketNumber(closed.Value - 1), 100)).Select(ticket => ticket.Number).ToList();
        Assert.Contains(closed, found);
        Assert.All([open, late, erased], number => Assert.DoesNotContain(number, found));
        Assert.Contains(late, (await Requesters.FindEnded(Sample.Noon.AddDays(3), closed, 100)).Select(ticket => ticket.Number));

        async Task<TicketNumber> End(TicketStatus status, int days)
        {
            var state = Sample.State() with { Status = status, ChangedAt = Sample.Noon.AddDays(days) };
            return (await Store.Register(Sample.Registration(state))).Number;
        }
    }

    [Fact]
    public async Task Sent_notifications_are_deleted_when_they_are_old_and_others_stay()
    {
        var number = await Tell(notices: 4);
        var outbox = engine.Node.Notifications;
        var ids = (await outbox.List(new NotificationFilter { Ticket = number })).Notifications.Select(notification => notification.Id).Order().ToList();
        var longAgo = Sample.Noon.AddYears(-20);
        await outbox.Settle(
        [
            new Settlement([ids[0]], NotificationState.Sent, longAgo, null),
            new Settlement([ids[1]], NotificationState.Digested, longAgo.AddDays(1), null),
            new Settlement([ids[2]], NotificationState.Dead, longAgo, "It was so."),
        ]);

        Assert.Equal(1, await outbox.DeleteSent(longAgo.AddDays(2), 1));
        Assert.Equal(1, await outbox.DeleteSent(longAgo.AddDays(2), 10));
        Assert.Equal(0, await outbox.DeleteSent(longAgo.AddDays(2), 10));
        Assert.Equal([ids[2], ids[3]], (await outbox.List(new NotificationFilter { Ticket = number })).Notifications.Select(notification => notification.Id).Order());
    }

    private static object Facts(JournalEntry entry) =>
        (entry.Version, TicketEventType.NameOf(entry.Event), entry.OccurredAt, entry.RecordedAt, entry.Actor.Role, entry.Outcomes?.Count);

    private async Task<IReadOnlyList<TicketNumber>> Listed(TicketFilter filter) => [.. (await engine.Node.Queries.List(filter)).Tickets.Select(ticket => ticket.Number)];

    /// <summary>A ticket of which every text speaks of the one who asked.</summary>
    private async Task<TicketNumber> Tell(int notices = 1)
    {
        var report = new TicketCommand.Report(
            $"The lamp of {Name}", Channel.Portal, new Requester(Name, Quixelle.Id.ToUpperInvariant(), Phone), "front-desk", 1)
        {
            Description = $"Call {Phone}.",
            Site = new Site($"The {Name}s'", $"c/o {Name.ToUpperInvariant()}"),
            ExternalReference = $"from {Quixelle.Id}",
        };
        var decision = Ticket.Decide(null, report, Context(Quixelle));
        var number = (await Store.Register(new TicketRegistration(decision.State!, decision.Entries[0], Sample.Id(), "f"))).Number;
        var state = decision.State!;
        TicketCommand[] commands =
        [
            new TicketCommand.Qualify { Category = $"lamps ({Name})" },
            new TicketCommand.AddNote($"{Name.ToUpperInvariant()} called from {Phone}", Public: true),
            new TicketCommand.Suspend(SuspensionReason.Requester, $"until {Quixelle.Id} answers", null),
        ];
        foreach (var command in commands)
        {
            decision = Ticket.Decide(state, command, Context(Quixelle));
            Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(new TicketChange(number, state.Version, decision.State!, decision.Entries, null, BookingChanged: false))));
            state = decision.State!;
        }

        // What a clock decided names the site, a cause names who acted, a step says why it could not be done.
        Notice[] told = [.. Enumerable.Repeat(new Notice(Audience.Lead, "lead-1", "front-desk", NotificationChannel.Live, null), notices)];
        var step = new TicketEvent.EscalationStepTaken(
            new EscalationTrigger(SlaTarget.Resolution), 0, 0, StepOutcome.Done, told.ToValueList(), [$"{Name} leads no cell."]);
        var outcome = new ClockOutcome(
            SlaTarget.Resolution, ClockState.Breached, Sample.Noon, 4, "front-desk", 1, state.Site!.Name, TimeSpan.FromHours(1), TimeSpan.FromHours(2), Stopped: false, Again: false);
        var entry = Sample.Entry(state.Version + 1, step) with { Cause = $"noted by {Quixelle.Id}", Outcomes = [outcome] };
        Assert.Equal(CommitResult.Committed, await Store.Commit(Sample.Commit(
            new TicketChange(number, state.Version, Ticket.Evolve(state, entry, SlaRules.None), [entry], null, BookingChanged: false))));
        return number;
    }

    private async Task<CommitResult> Erase(TicketNumber number, string pseudonym) => await Store.Commit(await Erasure(number, pseudonym));

    private async Task<TicketCommit> Erasure(TicketNumber number, string pseudonym)
    {
        var state = (await Store.Load(number))!.State;
        var decision = Ticket.Decide(
            state, new TicketCommand.EraseRequester(pseudonym), Context(new Actor("admin", "administrator")) with { Journal = await Store.ReadJournal(number) });
        Assert.True(decision.IsAccepted, decision.Refusal?.Message);
        Assert.NotEmpty(decision.Rewritten);
        return Sample.Commit(new TicketChange(number, state.Version, decision.State, decision.Entries, null, BookingChanged: false) { Rewritten = decision.Rewritten });
    }

    private static DecisionContext Context(Actor actor) =>
        new(actor, Sample.Noon.AddSeconds(Interlocked.Increment(ref s_count)), new TicketRules()) { Rights = Rights.All };
}

public sealed class SqliteErasureTests(SqliteEngine engine) : ErasureTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresErasureTests(PostgresEngine engine) : ErasureTests(engine), IClassFixture<PostgresEngine>;
