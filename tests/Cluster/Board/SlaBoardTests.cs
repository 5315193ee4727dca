using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Testing;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Tests.Cluster.Board;

/// <summary>The managers' board in a real cluster: it follows every change, heals what was lost, and moves by time alone.</summary>
public sealed class SlaBoardTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Every_change_of_every_cell_reaches_whoever_watches(string engine)
    {
        await using var region = await Start(engine);
        await region.Technician("tech-1");
        var first = await region.Report("network");
        var screen = await Screen.Watch(region);
        Assert.Equal(1, screen.Row(SlaGrouping.All, "all")!.Counts.Open);
        Assert.Equal((1, 1), (screen.Row(SlaGrouping.Cell, "network")!.Counts.Running, screen.Row(SlaGrouping.Priority, "4")!.Counts.Open));

        // A cell that is not recorded anywhere, and has its first ticket now.
        var second = await region.Report("desk");
        await region.Accept(first, new Suspend(SuspensionReason.Vendor, null, null));
        await Shows(() => screen.Row(SlaGrouping.All, "all") is { Counts: { Open: 2, Paused: 1, Running: 1, WithoutDeadline: 0 }, Compliance: 100 });
        await region.Accept(second, new Transfer("network", 2, "elsewhere"));
        await Shows(() => screen.Row(SlaGrouping.Cell, "desk")!.Counts == SlaCounts.None && screen.Row(SlaGrouping.Level, "2") is { Counts.Open: 1 });
        await region.Accept(second, new Resolve("fixed", null));
        await Shows(() => screen.Row(SlaGrouping.Cell, "network") is { Counts.Open: 1, MetToday: 1, BrokenToday: 0, ComplianceToday: 100 }, Healing.Bound);
        Assert.Equal(0, screen.Gaps);
        var snapshot = await region.Grains.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key).Snapshot();
        Assert.Empty(snapshot.Awaited);
        Assert.Equal(screen.Rows.ToHashSet(), snapshot.Rows.ToHashSet());
    }

    [Fact]
    public async Task What_leaves_right_after_it_was_counted_is_shown_no_more()
    {
        await using var region = await Start("sqlite");
        var number = await region.Report();
        var screen = await Screen.Watch(region);
        Assert.Equal(1, screen.All.Open);
        await region.Accept(number, new Resolve("fixed", null));
        await Shows(() => screen.All.Open == 0);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Notices_that_are_lost_are_healed_from_the_store(string engine)
    {
        await using var region = await Start(engine);
        var staying = await region.Report();
        var leaving = await region.Report();
        var screen = await Screen.Watch(region);
        await Write(region, staying, new Qualify { Impact = Degree.High, Urgency = Degree.High });
        await Write(region, leaving, new Resolve("fixed", null));
        // Twice compared, then all of it is read again, then said.
        await Shows(() => screen.Row(SlaGrouping.All, "all") is { Counts.Open: 1 } && screen.Row(SlaGrouping.Priority, "1") is { Counts.Open: 1 }, Healing.Bound);
    }

    [Fact]
    public async Task What_is_about_to_break_and_what_breaks_is_pushed_without_any_command()
    {
        var clock = new LeapingClock(s_start);
        await using var region = await Start("sqlite", clock);
        await region.Report(new Report("A fault", Channel.Phone, new Requester("Jeanne"), "network", 1) { Impact = Degree.High, Urgency = Degree.High });
        var screen = await Screen.Watch(region);
        Assert.Equal((0, 0), (screen.All.Within60, screen.All.Breached));
        // Four hours are promised.
        clock.Advance(TimeSpan.FromMinutes(185));
        await Shows(() => screen.All is { Within60: 1, Within30: 0 }, step: () => clock.Advance(TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromMinutes(45));
        await Shows(() => screen.All is { Within60: 1, Within30: 1, Within15: 1 }, step: () => clock.Advance(TimeSpan.FromSeconds(1)));
        clock.Advance(TimeSpan.FromMinutes(15));
        await Shows(
            () => screen.All is { Within60: 0, Breached: 1, Unattended: 1, WithoutDeadline: 0 } && screen.Row(SlaGrouping.All, "all") is { Compliance: 0, BrokenToday: 1, ComplianceToday: 0 },
            step: () => clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task While_nobody_watches_no_cell_counts()
    {
        var (clock, reads) = (new LeapingClock(s_start), 0);
        await using var region = await TestRegion.Start("sqlite", clock: clock, wrap: store => StoreProxy.Announce(store, call =>
        {
            if (call is nameof(ITicketStore.ReadCellPage) or nameof(ITicketStore.ReadFeedChanges) or nameof(ITicketStore.ReadCellsWithOpenTickets))
                Interlocked.Increment(ref reads);
        }));
        await region.Report();
        var screen = await Screen.Watch(region);
        await Reads(go: true);
        await region.Grains.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key).Unwatch(screen.Reference);
        await Reads(go: false);
        Assert.Equal(1, (await region.Grains.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key).Snapshot()).Rows[0].Counts.Open);

        // Ten seconds at a time: as long as anybody counts, each of them brings a reading.
        async Task Reads(bool go)
        {
            var (alike, before) = (0, -1);
            await Poll.Until(
                () =>
                {
                    var now = Volatile.Read(ref reads);
                    alike = now > before == go ? alike + 1 : 0;
                    before = now;
                    clock.Advance(TimeSpan.FromSeconds(10));
                    return Task.FromResult(alike == 20);
                },
                go ? "it counts" : "nobody counts");
        }
    }

    private static async Task<TestRegion> Start(string engine, LeapingClock? clock = null)
    {
        var region = await TestRegion.Start(engine, clock: clock);
        await region.Rulebook.Begin(FirstRules.At(s_start, "admin"));
        return region;
    }

    private static Task Shows(Func<bool> condition, TimeSpan? within = null, Action? step = null) => Poll.Until(
        () =>
        {
            step?.Invoke();
            return Task.FromResult(condition());
        },
        "the board shows it",
        within ?? Healing.Bound);

    /// <summary>Written behind the grains' backs: nobody tells the cell.</summary>
    private static async Task Write(TestRegion region, TicketNumber number, TicketCommand command)
    {
        var state = await region.State(number);
        var rules = new SlaRules(await region.Rulebook.Read());
        var decision = Ticket.Decide(state, command, new DecisionContext(TestRegion.Marie, DateTimeOffset.UtcNow, new TicketRules()) { Rights = Rights.All, Sla = rules });
        var change = new TicketChange(number, state.Version, decision.State!, decision.Entries, null, BookingChanged: false);
        Assert.Equal(CommitResult.Committed, await region.Store.Commit(new TicketCommit(Guid.NewGuid().ToString(), "", [change])));
    }

    /// <summary>A watcher as a relay or a screen is one.</summary>
    private sealed class Screen(TestRegion region) : ISlaBoardObserver
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<(SlaGrouping By, string Key), SlaFigures> _rows = [];
        private FeedPosition? _position;

        public ISlaBoardObserver Reference { get; private set; } = null!;

        public int Gaps { get; private set; }

        public SlaCounts All => Row(SlaGrouping.All, "all")!.Counts;

        public IReadOnlyList<SlaFigures> Rows
        {
            get
            {
                lock (_lock)
                    return [.. _rows.Values];
            }
        }

        public static async Task<Screen> Watch(TestRegion region)
        {
            var screen = new Screen(region);
            screen.Reference = region.Grains.CreateObjectReference<ISlaBoardObserver>(screen);
            await screen.CatchUp();
            return screen;
        }

        public SlaFigures? Row(SlaGrouping by, string key)
        {
            lock (_lock)
                return _rows.GetValueOrDefault((by, key));
        }

        public Task Frame(SlaFrame frame)
        {
            lock (_lock)
            {
                if (frame.Epoch == _position?.Epoch && frame.From <= _position.Sequence + 1)
                {
                    Take(frame.Rows, new FeedPosition(frame.Epoch, Math.Max(frame.To, _position.Sequence)));
                    return Task.CompletedTask;
                }

                Gaps++;
            }

            return CatchUp();
        }

        public Task Heartbeat(FeedHeartbeat heartbeat)
        {
            lock (_lock)
            {
                if (heartbeat.Epoch == _position?.Epoch && heartbeat.Sequence <= _position.Sequence)
                    return Task.CompletedTask;
            }

            return CatchUp();
        }

        public Task Leaving() => CatchUp();

        private async Task CatchUp()
        {
            var catchUp = await region.Grains.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key).Watch(Reference, _position);
            lock (_lock)
            {
                if (catchUp.Snapshot is { } snapshot)
                    Take(snapshot.Rows, new FeedPosition(snapshot.Epoch, snapshot.Sequence));
                foreach (var frame in catchUp.Frames ?? [])
                    Take(frame.Rows, new FeedPosition(frame.Epoch, frame.To));
            }
        }

        private void Take(IEnumerable<SlaFigures> rows, FeedPosition position)
        {
            foreach (var row in rows)
                _rows[(row.By, row.Key)] = row;
            _position = position;
        }
    }
}
