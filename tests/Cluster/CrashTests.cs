using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>
/// The process dies between two writes of the booking protocol. Only the ticket's transaction is durable, so there are two places to die:
/// after the technician's time is held and before the commit, and after the commit and before anybody is told.
/// </summary>
public sealed class CrashTests
{
    private static readonly TimeWindow s_slot = new(new DateTimeOffset(2100, 1, 4, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 4, 10, 0, 0, TimeSpan.Zero));

    public static TheoryData<string, bool, bool> Places => new()
    {
        { "sqlite", false, false },
        { "sqlite", true, false },
        { "sqlite", false, true },
        { "sqlite", true, true },
        { "postgres", false, false },
        { "postgres", true, false },
        { "postgres", false, true },
        { "postgres", true, true },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Whatever_dies_nothing_is_half_done_and_the_same_command_acts_once(string engine, bool afterCommit, bool displace)
    {
        var store = new DyingStore();
        await using var region = await TestRegion.Start(engine, silos: 1, wrap: store.Wrap);
        await region.Technician("tech-1");
        var (first, second) = (await region.Report(), await region.Report());
        if (displace)
            await region.Accept(first, new TicketCommand.Assign("tech-1") { Window = s_slot });
        var assign = new TicketCommand.Assign("tech-1") { Window = s_slot, Displace = displace };

        store.Die(afterCommit);
        var lost = region.Send(second, assign, commandId: "the-command");
        await store.Died;
        await region.Kill();
        await Assert.ThrowsAnyAsync<Exception>(() => lost.WaitAsync(TimeSpan.FromSeconds(1)));
        store.Live();
        await region.StartCluster();

        // All of it is there, or nothing of it.
        await region.AssertConsistent([first, second], ["tech-1"]);
        Assert.Equal(afterCommit ? TicketStatus.Assigned : TicketStatus.New, (await region.State(second)).Status);
        var firstNow = (await region.State(first)).Status;
        Assert.Equal(!displace ? TicketStatus.New : afterCommit ? TicketStatus.Queued : TicketStatus.Assigned, firstNow);

        // Whoever sent it sends it again, and it acts once.
        var again = await region.Accept(second, assign, commandId: "the-command");
        Assert.Equal("tech-1", again.Technician);
        Assert.Single(await region.Store.ReadJournal(second), entry => entry.Event is TicketEvent.Assigned);
        await region.AssertConsistent([first, second], ["tech-1"]);
        Assert.Equal(2, (await region.CellGrain("network").Snapshot()).Rows.Count);
    }

    /// <summary>A store that stops answering at a chosen place, as a process does that is killed there.</summary>
    private sealed class DyingStore
    {
        private TaskCompletionSource _died = new();
        private bool? _afterCommit;

        public Task Died => _died.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void Die(bool afterCommit) => _afterCommit = afterCommit;

        public void Live() => (_afterCommit, _died) = (null, new TaskCompletionSource());

        public ITicketStore Wrap(ITicketStore store) => StoreProxy.Commits(store, Commit);

        private async Task<CommitResult> Commit(ITicketStore store, TicketCommit commit)
        {
            if (_afterCommit is not { } afterCommit)
                return await store.Commit(commit);
            if (afterCommit)
                await store.Commit(commit);
            _died.TrySetResult();
            await Task.Delay(Timeout.Infinite);
            throw new InvalidOperationException("The dead do not answer.");
        }
    }
}
