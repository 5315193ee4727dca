using System.Text.Json;
using Dispatch.Access;
using Dispatch.Privacy;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Cluster.Privacy;

/// <summary>Erasures in a real cluster: whatever dies and whoever comes between, each ticket is erased or is not, and its journal adds up.</summary>
public sealed class ErasureTests
{
    private const string Email = "Quixelle@example.org";

    private static readonly Person s_quixelle = new(Email, null);
    private static readonly Actor s_administrator = new("admin", "administrator");
    private static readonly string[] s_cells = ["network", "front-desk"];

    public static TheoryData<string> Engines => new() { "sqlite", "postgres" };

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_person_leaves_every_ticket_and_the_boards_at_once_and_repeated_commands_get_their_answers(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var (open, assigned, closed, cancelled) = (await Report(region, "the-report"), await Report(region), await Report(region), await Report(region));
        var (historical, other) = (await Report(region, historical: true), await region.Report());
        await region.Accept(open, new TicketCommand.AddNote("QUIXELLE was called", Public: false), commandId: "the-note");
        await region.Accept(assigned, new TicketCommand.Assign("tech-1") { Reason = "knows Quixelle" });
        await region.Accept(closed, new TicketCommand.Resolve("fixed", $"told {Email}"));
        await region.Accept(closed, new TicketCommand.Close());
        await region.Accept(cancelled, new TicketCommand.Cancel("Quixelle asked twice"));
        TicketNumber[] all = [open, assigned, closed, cancelled, historical];
        var versions = await Task.WhenAll(all.Select(async number => (await region.State(number)).Version));
        var board = await region.CellGrain("network").Snapshot();
        Assert.Equal(2, board.Rows.Count(row => row.Requester == "Quixelle"));

        Assert.Equal(5, await Erase(region, "erased-00000001"));

        await Poll.Until(
            async () => (await region.CellGrain("network").Snapshot()).Rows.Count(row => row is { Requester: "erased-00000001", Subject: "The lamp of erased-00000001" }) == 2
                && (await region.TechnicianGrain("tech-1").Snapshot()).Rows.Single().Requester == "erased-00000001",
            "the boards show the pseudonym");
        await AssertErased(region, all);
        await region.AssertConsistent([.. all, other], ["tech-1"]);
        Assert.Equal(versions.Select(version => version + 1), await Task.WhenAll(all.Select(async number => (await region.State(number)).Version)));
        Assert.Equal("Jeanne", (await region.State(other)).Requester.Name);
        foreach (var number in all)
        {
            var last = (await region.Store.ReadJournal(number))[^1];
            Assert.Equal((new TicketEvent.RequesterErased("erased-00000001"), s_administrator), (last.Event, last.Actor));
        }

        // What was answered before is answered again, as of then, without the person.
        var report = await region.Grains.GetGrain<IFrontDeskGrain>(0).Report(
            new CommandEnvelope(Lamp(), TestRegion.Marie, Rights.All, "the-report", "report"));
        Assert.Equal((open, 1, "erased-00000001"), (report.Ticket!.Number, report.Ticket.State.Version, report.Ticket.State.Requester.Name));
        var note = await region.Accept(open, new TicketCommand.AddNote("QUIXELLE was called", Public: false), commandId: "the-note");
        Assert.Equal(2, note.Version);
        Assert.Equal(0, await Erase(region, "erased-00000002"));
        Assert.Equal(0, await Erase(region, "erased-00000002", new Person(null, "erased-00000001")));
    }

    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("sqlite", true)]
    [InlineData("postgres", false)]
    [InlineData("postgres", true)]
    public async Task An_erasure_that_a_crash_cuts_off_goes_on_when_it_is_asked_for_again(string engine, bool afterCommit)
    {
        var store = new DyingStore(afterCommit);
        await using var region = await TestRegion.Start(engine, silos: 1, wrap: store.Wrap);
        var numbers = new List<TicketNumber>();
        for (var i = 0; i < 24; i++)
            numbers.Add(await Report(region));

        store.DieAfter(erasures: 5);
        var lost = Erase(region, "erased-00000001");
        await store.Died;
        await region.Kill();
        await Assert.ThrowsAnyAsync<Exception>(() => lost.WaitAsync(TimeSpan.FromSeconds(20)));
        store.Live();
        await region.StartCluster();

        // Each ticket is erased or is not; none is half erased.
        await region.AssertConsistent(numbers, []);
        var states = await Task.WhenAll(numbers.Select(region.State));
        var done = states.Count(state => state.Requester == new Requester("erased-00000001"));
        Assert.InRange(done, 1, 23);
        Assert.Equal(numbers.Count - done, states.Count(state => state is { Requester.Name: "Quixelle", Version: 1, Subject: "The lamp of Quixelle" }));

        Assert.Equal(numbers.Count - done, await Erase(region, "erased-00000002"));
        await AssertErased(region, numbers);
        await region.AssertConsistent(numbers, []);
        states = await Task.WhenAll(numbers.Select(region.State));
        Assert.Equal((done, numbers.Count - done), (Named("erased-00000001"), Named("erased-00000002")));

        int Named(string pseudonym) => states.Count(state => state.Requester.Name == pseudonym);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Commands_that_come_at_the_same_time_are_neither_lost_nor_leave_the_person(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Report(region)));
        using var enough = new CancellationTokenSource();
        var notes = 0;
        var busy = numbers.Select(async number =>
        {
            while (!enough.IsCancellationRequested)
            {
                await region.Accept(number, new TicketCommand.AddNote("on it", Public: false));
                Interlocked.Increment(ref notes);
            }
        }).ToList();
        await Poll.Until(() => Task.FromResult(Volatile.Read(ref notes) > 20), "work is under way");

        // Two administrators at once: each ticket is erased once, by one of them.
        var (one, two) = (Erase(region, "erased-00000001"), Erase(region, "erased-00000002"));
        Assert.Equal(8, await one + await two);
        await enough.CancelAsync();
        await Task.WhenAll(busy);

        await AssertErased(region, numbers);
        await region.AssertConsistent(numbers, []);
        var journals = await Task.WhenAll(numbers.Select(number => region.Store.ReadJournal(number)));
        Assert.Equal(notes, journals.Sum(journal => journal.Count(entry => entry.Event is TicketEvent.Noted)));
        Assert.All(journals, journal => Assert.Single(journal, entry => entry.Event is TicketEvent.RequesterErased));
    }

    /// <summary>Another silo that believes that it owns the ticket commits between the reading of the journal and the commit.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_line_that_is_written_between_reading_and_committing_is_erased_too(string engine)
    {
        var between = new Interloper();
        await using var region = await TestRegion.Start(engine, silos: 1, wrap: between.Wrap);
        var number = await Report(region);
        between.Note = "Quixelle called meanwhile";
        Assert.Equal(1, await Erase(region, "erased-00000001"));

        Assert.Null(between.Note);
        await AssertErased(region, [number]);
        await region.AssertConsistent([number], []);
        Assert.Equal(
            new TicketEvent.Noted("erased-00000001 called meanwhile", Public: false), (await region.Store.ReadJournal(number)).Single(entry => entry.Version == 2).Event);
    }

    [Fact]
    public async Task Without_the_right_nothing_is_erased()
    {
        await using var region = await TestRegion.Start("sqlite");
        var number = await Report(region);
        var manager = RoleRights.Of(Roles.Manager, [], null, null, []);
        var ticket = new TicketView(number, await region.State(number));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Erasure(region).Erase(ticket, "erased-00000001", TestRegion.Marie, manager, CancellationToken.None));
        Assert.Equal("Quixelle", (await region.State(number)).Requester.Name);
    }

    private static TicketCommand.Report Lamp(bool historical = false) =>
        new("The lamp of Quixelle", Channel.Phone, new Requester("Quixelle", Email, "199 555"), historical ? s_cells[1] : s_cells[0], 1)
        {
            Description = $"Answer to {Email}",
            Site = new Site("Quixelle's house"),
            Historical = historical,
        };

    private static Task<TicketNumber> Report(TestRegion region, string? commandId = null, bool historical = false) => region.Report(Lamp(historical), commandId);

    private static RequesterErasure Erasure(TestRegion region) => region.Cluster.Silos[0].ServiceProvider.GetRequiredService<RequesterErasure>();

    private static Task<int> Erase(TestRegion region, string pseudonym, Person? person = null) =>
        Erasure(region).Erase(person ?? s_quixelle, pseudonym, s_administrator, Rights.All, CancellationToken.None);

    private static async Task AssertErased(TestRegion region, IEnumerable<TicketNumber> numbers)
    {
        foreach (var number in numbers)
        {
            var held = JsonSerializer.Serialize(await region.Store.ReadJournal(number), DispatchJson.Options) + JsonSerializer.Serialize(await region.State(number), DispatchJson.Options);
            Assert.DoesNotContain("quixelle", held, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("199 555", held, StringComparison.Ordinal);
        }
    }

    /// <summary>A store that stops answering after some erasures, as a process does that is killed there.</summary>
    private sealed class DyingStore(bool afterCommit)
    {
        private readonly TaskCompletionSource _died = new();
        private int _left = int.MaxValue;

        public Task Died => _died.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void DieAfter(int erasures) => Volatile.Write(ref _left, erasures);

        public void Live() => Volatile.Write(ref _left, int.MaxValue);

        public ITicketStore Wrap(ITicketStore store) => StoreProxy.Commits(store, Commit);

        private async Task<CommitResult> Commit(ITicketStore store, TicketCommit commit)
        {
            if (Interlocked.Decrement(ref _left) >= 0)
                return await store.Commit(commit);
            if (afterCommit)
                await store.Commit(commit);
            _died.TrySetResult();
            await Task.Delay(Timeout.Infinite);
            throw new InvalidOperationException("The dead do not answer.");
        }
    }

    /// <summary>Notes something before the first erasure is committed, past the grain that erases.</summary>
    private sealed class Interloper
    {
        public string? Note { get; set; }

        public ITicketStore Wrap(ITicketStore store) => StoreProxy.Commits(store, Commit);

        private async Task<CommitResult> Commit(ITicketStore store, TicketCommit commit)
        {
            if (Note is { } text && commit.Changes is [{ Rewritten.Count: > 0 } erasure])
            {
                Note = null;
                var before = (await store.Load(erasure.Number))!.State;
                var noted = Ticket.Decide(
                    before, new TicketCommand.AddNote(text, Public: false), new DecisionContext(TestRegion.Marie, before.ChangedAt, new TicketRules()) { Rights = Rights.All });
                await store.Commit(new TicketCommit(
                    "interloper", "note", [new TicketChange(erasure.Number, before.Version, noted.State!, noted.Entries, null, BookingChanged: false)]));
            }

            return await store.Commit(commit);
        }
    }
}
