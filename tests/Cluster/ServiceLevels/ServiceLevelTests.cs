using Dispatch.Access;
using Dispatch.Cells;
using Dispatch.Sla;
using Dispatch.Testing;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Tests.Cluster.ServiceLevels;

/// <summary>
/// Warnings, breaches and escalations in a real cluster on a fake clock: each stands once in the journal, at its instant, whatever dies. What is
/// expected comes from the pure core, which knows no timers.
/// </summary>
public sealed class ServiceLevelTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly CellProfile[] s_cells =
    [
        new("desk", "Desk", 1, "desk", CellKind.Internal, null, "lea", ["network"], DispatchMode.Manual),
        new("network", "Network", 2, "network", CellKind.Internal, null, null, [], DispatchMode.Manual),
    ];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_year_passes_in_seconds_and_everything_stands_once_at_its_instant(string engine)
    {
        var clock = new LeapingClock(s_start);
        await using var region = await Start(engine, clock);
        var rules = new SlaRules(await region.Rulebook.Read());
        var chance = new Random(7);
        List<(TicketNumber Number, Twin Twin)> tickets = [];
        for (var week = 0; week < 52; week++)
        {
            for (var step = 0; step < 4; step++)
            {
                clock.Advance(TimeSpan.FromMinutes(chance.Next(30, 60 * 72)));
                await Quiet(region, clock);
                if (step == 0 || tickets.Count == 0)
                    tickets.Add(await Report(region, clock, rules, chance.Next(1, 5)));
                else
                    await Send(region, clock, tickets[^chance.Next(1, Math.Min(tickets.Count, 5) + 1)], Draw(chance, clock.Now()));
            }

            if (week == 26)
            {
                // Everybody dies in the middle of the year, and nobody is there for a week.
                await region.Kill();
                clock.Advance(TimeSpan.FromDays(7));
                await region.StartCluster();
                foreach (var cell in s_cells)
                    await region.CellGrain(cell.Id).KeepWatch();
            }
        }

        await Quiet(region, clock);
        var breaches = 0;
        foreach (var (number, twin) in tickets)
        {
            twin.Pass(clock.Now());
            var journal = await region.Store.ReadJournal(number);
            twin.AssertEqual(journal);
            breaches += journal.Count(entry => entry.Event is TicketEvent.SlaBreached);
        }

        Assert.InRange(breaches, 10, tickets.Count);
    }

    [Fact]
    public async Task What_fell_due_while_everybody_was_dead_is_applied_once_after_the_restart_without_a_call()
    {
        var clock = new LeapingClock(s_start);
        await using var region = await Start("sqlite", clock);
        var rules = new SlaRules(await region.Rulebook.Read());
        var tickets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Report(region, clock, rules, 1)));
        await region.Kill();
        clock.Advance(TimeSpan.FromHours(30));
        await region.StartCluster();

        // The guardian reminder is the only thing that wakes the cell here.
        await Quiet(region, clock);
        foreach (var (number, twin) in tickets)
        {
            twin.Pass(clock.Now());
            twin.AssertEqual(await region.Store.ReadJournal(number));
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_two_who_believe_that_they_own_the_ticket_one_writes_what_was_due(string engine)
    {
        var clock = new LeapingClock(s_start);
        var rivals = 0;
        await using var region = await Start(engine, clock, store => StoreProxy.Commits(store, async (inner, commit) =>
        {
            // Whatever the timer writes, somebody else decided as well, and was a moment quicker.
            if (commit.Changes[0].Entries[0].Actor != Actor.Timer)
                return await inner.Commit(commit);
            Assert.Equal(CommitResult.Committed, await inner.Commit(commit with { CommandId = Guid.NewGuid().ToString("N") }));
            var late = await inner.Commit(commit);
            Assert.Equal(CommitResult.VersionConflict, late);
            Interlocked.Increment(ref rivals);
            return late;
        }));
        var (number, twin) = await Report(region, clock, new SlaRules(await region.Rulebook.Read()), 1);
        var ticket = region.Grains.GetGrain<ITicketGrain>(number.Value);
        for (var hour = 0; hour < 9; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await Task.WhenAll(ticket.DeadlineDue(0), ticket.DeadlineDue(0));
            twin.Pass(clock.Now());
        }

        Assert.True(rivals > 2);
        twin.AssertEqual(await region.Store.ReadJournal(number));
    }

    [Fact]
    public async Task An_activation_that_another_has_overtaken_hides_no_deadline()
    {
        var clock = new LeapingClock(s_start);
        await using var region = await Start("sqlite", clock);
        var rules = new SlaRules(await region.Rulebook.Read());
        var (number, twin) = await Report(region, clock, rules, 4);
        await Send(region, clock, (number, twin), new AddNote("we look", Public: true));

        // Another activation makes it urgent: this one, which the cell still finds, knows nothing of that.
        var urgent = new Qualify { Impact = Degree.High, Urgency = Degree.High };
        var before = await region.State(number);
        var decision = Ticket.Decide(before, urgent, new DecisionContext(TestRegion.Marie, clock.Now(), new TicketRules()) { Rights = Rights.All, Sla = rules });
        var change = new TicketChange(number, before.Version, decision.State!, decision.Entries, null, false);
        Assert.Equal(CommitResult.Committed, await region.Store.Commit(new TicketCommit("elsewhere", "qualify", [change])));
        Assert.True(twin.Decide(urgent, clock.Now()));
        Assert.True(decision.State!.NextDeadline < before.NextDeadline);

        clock.Advance(decision.State.NextDeadline!.Value - clock.GetUtcNow());
        await region.CellGrain("desk").KeepWatch();
        await Quiet(region, clock);
        twin.Pass(clock.Now());
        twin.AssertEqual(await region.Store.ReadJournal(number));
    }

    [Fact]
    public async Task Rules_recorded_a_moment_ago_judge_the_next_request()
    {
        var clock = new LeapingClock(s_start);
        await using var region = await Start("postgres", clock);
        var before = await region.State(await region.Report("desk"));
        var policy = (await region.Rulebook.Read()).Policies[^1].Document;
        await region.Rulebook.PutPolicy(new RulePut<SlaPolicy>(policy with { ReviewAfterDays = 2 }, null, "admin"));
        var after = await region.State(await region.Report("desk"));
        Assert.Equal((1, 2), (before.JudgedBy!.Policy.Version, after.JudgedBy!.Policy.Version));
    }

    private static async Task<TestRegion> Start(string engine, LeapingClock clock, Func<ITicketStore, ITicketStore>? wrap = null)
    {
        var region = await TestRegion.Start(engine, clock: clock, wrap: wrap);
        await region.Rulebook.Begin(FirstRules.At(s_start, "admin"));
        foreach (var cell in s_cells)
            await region.CellGrain(cell.Id).Put(cell, null);
        return region;
    }

    private static async Task<(TicketNumber Number, Twin Twin)> Report(TestRegion region, LeapingClock clock, SlaRules rules, int priority)
    {
        var (impact, urgency) = priority switch
        {
            1 => (Degree.High, Degree.High),
            2 => (Degree.High, Degree.Medium),
            3 => (Degree.Medium, Degree.Medium),
            _ => (Degree.Low, Degree.Low),
        };
        var report = new TicketCommand.Report("A fault", Channel.Phone, new Requester("Jeanne"), "desk", 1) { Impact = impact, Urgency = urgency };
        var twin = new Twin(rules, s_cells.ToDictionary(cell => cell.Id));
        Assert.True(twin.Decide(report, clock.Now()));
        return (await region.Report(report), twin);
    }

    private static async Task Send(TestRegion region, LeapingClock clock, (TicketNumber Number, Twin Twin) ticket, TicketCommand command)
    {
        var accepted = ticket.Twin.Decide(command, clock.Now());
        Assert.Equal(accepted, (await region.Send(ticket.Number, command)).IsAccepted);
    }

    private static TicketCommand Draw(Random chance, DateTimeOffset now) => chance.Next(8) switch
    {
        0 => new Qualify { Impact = (Degree)chance.Next(3), Urgency = (Degree)chance.Next(3) },
        1 => new Suspend(SuspensionReason.Requester, null, null),
        2 => new Suspend(SuspensionReason.Planned, null, now.AddHours(chance.Next(1, 200))),
        3 => new Resume(),
        4 => new Resolve("fixed", null),
        5 => new Reopen(null),
        6 => new Acknowledge(),
        _ => new AddNote("we look", Public: true),
    };

    /// <summary>
    /// Until everything that is due by now has been applied. A leap cuts off the calls that were under way, as their time is this clock's as well; what they
    /// were for is tried again a second later.
    /// </summary>
    private static Task Quiet(TestRegion region, LeapingClock clock) => Poll.Until(
        async () =>
        {
            if (await Overdue(region, clock) == 0)
                return true;
            clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        "nothing is overdue");

    private static async Task<int> Overdue(TestRegion region, LeapingClock clock)
    {
        var overdue = 0;
        foreach (var cell in s_cells)
            overdue += (await region.Store.ReadDeadlines(cell.Id, clock.Now(), 100)).Count;
        return overdue;
    }
}
