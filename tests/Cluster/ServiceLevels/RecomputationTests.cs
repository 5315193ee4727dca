using Dispatch.Sla;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Tests.Cluster.ServiceLevels;

/// <summary>A change of rules on its way through the open tickets, in a process that dies in the middle of it.</summary>
public sealed class RecomputationTests
{
    private const int Tickets = 120;
    private const int BeforeDeath = 50;

    private static readonly RuleChange s_change = new(new RulePin("p", 2), null);

    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("sqlite", true)]
    [InlineData("postgres", true)]
    public async Task It_goes_on_after_a_crash_and_reaches_each_ticket_once(string engine, bool askedFor)
    {
        var (clock, fate) = (new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)), new Fate());
        await using var region = await TestRegion.Start(engine, silos: 1, clock: clock, wrap: store => StoreProxy.Commits(store, fate.Commit));
        await region.Cell("network");
        await region.Rulebook.PutCalendar(Put(new CalendarProfile { Id = "always", Zone = "UTC", AlwaysOpen = true }));
        await region.Rulebook.PutPolicy(Put(Policy(hours: 100)));
        var numbers = await Task.WhenAll(Enumerable.Range(0, Tickets).Select(_ => region.Report()));
        await region.Rulebook.PutPolicy(Put(Policy(hours: 200)));

        fate.LivesFor(BeforeDeath);
        await region.Grains.GetGrain<IRecomputationGrain>(GrainKeys.Recomputation("test")).Start(s_change);
        await fate.Died;
        await region.Kill();
        fate.LivesFor(int.MaxValue);
        await region.StartCluster();
        Assert.Contains(await Judged(region, numbers), version => version == 1);

        // Somebody asks, or the durable reminder finds it.
        if (askedFor)
            Assert.Null((await Progress(region))!.EndedAt);
        await Poll.Until(
            async () =>
            {
                if (!askedFor)
                    clock.Advance(TimeSpan.FromSeconds(5));
                return (await Judged(region, numbers)).All(version => version == 2);
            },
            "every ticket is judged by the newer version");
        await Poll.Until(async () => (await Progress(region))!.EndedAt is not null, "it has ended");
        var view = (await Progress(region))!;
        Assert.Equal((Tickets, Tickets, 0), (view.Total, view.Done, view.Broke));
        foreach (var number in numbers)
            Assert.Single(await region.Store.ReadJournal(number), entry => entry.Event is TicketEvent.SlaRulesChanged);
        await region.AssertConsistent(numbers, []);

        // Started again, it stays as it ended.
        Assert.Equal(view, await region.Grains.GetGrain<IRecomputationGrain>(GrainKeys.Recomputation("test")).Start(s_change));
    }

    private static Task<RecomputationView?> Progress(TestRegion region) => region.Grains.GetGrain<IRecomputationGrain>(GrainKeys.Recomputation("test")).Get();

    private static async Task<int[]> Judged(TestRegion region, TicketNumber[] numbers) =>
        await Task.WhenAll(numbers.Select(async number => (await region.State(number)).JudgedBy!.Policy.Version));

    private static RulePut<T> Put<T>(T document)
        where T : class => new(document, null, "marie");

    private static SlaPolicy Policy(int hours) => new()
    {
        Id = "p",
        Targets =
        [
            new TargetRule(
                SlaTarget.Resolution,
                Enumerable.Range(1, 4).Select(priority => new SlaGoal(priority, TimeSpan.FromHours(hours), null, "always")).ToValueList(),
                TargetRule.DefaultWarnings),
        ],
    };

    /// <summary>A store that stops answering when its time has come.</summary>
    private sealed class Fate
    {
        private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = int.MaxValue;

        public Task Died => _died.Task.WaitAsync(TimeSpan.FromSeconds(20));

        /// <summary>How many more commits of a recomputation it answers.</summary>
        public void LivesFor(int commits) => Volatile.Write(ref _left, commits);

        public async Task<CommitResult> Commit(ITicketStore store, TicketCommit commit)
        {
            if (commit.CommandId.StartsWith("rejudge:", StringComparison.Ordinal) && Interlocked.Decrement(ref _left) < 0)
            {
                _died.TrySetResult();
                await Task.Delay(Timeout.Infinite);
            }

            return await store.Commit(commit);
        }
    }
}
