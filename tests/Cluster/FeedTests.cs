using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Dispatch.Tests.Cluster;

/// <summary>Boards show the truth again within five seconds, whatever was lost.</summary>
public sealed class FeedTests
{
    public static TheoryData<string> Engines => new("sqlite", "postgres");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_reach_an_observer_numbered_and_in_order(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var first = await region.Report();
        var screen = await Screen.Watch(region, region.CellGrain("network"));
        Assert.Equal([first], screen.Numbers);

        var second = await region.Report();
        await region.Accept(first, new TicketCommand.Assign("tech-1"));
        await Poll.Until(() => Task.FromResult(screen.Numbers.Contains(second) && screen.Row(first)?.Technician == "tech-1"), "both changes are shown", Healing.Bound);
        await region.Accept(first, new TicketCommand.Transfer("workstations", 1, "elsewhere"));
        await region.Accept(second, new TicketCommand.Resolve("fixed", null));
        await Poll.Until(() => Task.FromResult(screen.Numbers.Length == 0), "both are gone", Healing.Bound);
        Assert.Equal(0, screen.Gaps);
        Assert.Equal([first], (await region.CellGrain("workstations").Snapshot()).Rows.Select(row => row.Number));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_technicians_agenda_is_a_feed_too(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        await region.Technician("tech-1");
        var number = await region.Report();
        var phone = await Screen.Watch(region, region.TechnicianGrain("tech-1"));
        await region.Accept(number, new TicketCommand.Assign("tech-1"));
        await Poll.Until(() => Task.FromResult(phone.Row(number)?.Phase is InterventionPhase.Offered), "the phone shows it", Healing.Bound);
        await region.Accept(number, new TicketCommand.Unassign(null));
        await Poll.Until(() => Task.FromResult(phone.Numbers.Length == 0), "it is gone", Healing.Bound);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Notices_that_are_lost_are_healed_from_the_store(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var staying = await region.Report();
        var leaving = await region.Report();
        var screen = await Screen.Watch(region, region.CellGrain("network"));

        // Written behind the grains' backs: nobody tells the cell.
        await Write(region, staying, new TicketCommand.Qualify { Impact = Degree.High, Urgency = Degree.High });
        await Write(region, leaving, new TicketCommand.Transfer("workstations", 1, "elsewhere"));
        await Poll.Until(() => Task.FromResult(screen.Row(staying)?.Priority == 1 && screen.Row(leaving) is null), "the board is true again", Healing.Bound);
    }

    [Theory]
    [InlineData("cell")]
    [InlineData("technician")]
    public async Task A_feed_that_ends_says_so_and_is_found_where_it_lives_next(string kind)
    {
        // Nothing is found by its silence here: the first heartbeat comes after the test.
        await using var region = await TestRegion.Start(
            "sqlite", configure: silo => silo.Services.Configure<FeedOptions>(feed => feed.Heartbeat = TimeSpan.FromMinutes(1)));
        await region.Technician("luc");
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Assign("luc"));
        ITicketFeedGrain feed = kind == "cell" ? region.CellGrain("network") : region.TechnicianGrain("luc");
        var screen = await Screen.Watch(region, feed);

        await feed.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Poll.Until(() => Task.FromResult(screen.Farewells == 1), "the watcher is told");
        await region.Accept(number, new TicketCommand.AddNote("still waiting", false));
        await Poll.Until(async () => screen.Row(number)?.Version == (await region.State(number)).Version, "the next activation tells the watcher");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_watcher_who_loses_every_tenth_frame_ends_with_the_board_of_the_database(string engine)
    {
        await using var region = await TestRegion.Start(engine);
        var screen = await Screen.Watch(region, region.CellGrain("network"), dropEvery: 10);
        var numbers = new List<TicketNumber>();
        for (var i = 0; i < 300; i++)
        {
            numbers.Add(await region.Report());
            if (i % 3 == 0)
                await region.Accept(numbers[i / 2], new TicketCommand.AddNote("still waiting", false));
            if (i % 7 == 0 && (await region.State(numbers[i / 2])).IsOpen)
                await region.Accept(numbers[i / 2], new TicketCommand.Resolve("fixed", null));
        }

        var truth = (await region.Store.ReadFeed(FeedName.Cell("network"))).Tickets.Select(ticket => BoardRow.Of(ticket.Number, ticket.State)).ToHashSet();
        await Poll.Until(() => Task.FromResult(screen.Rows.ToHashSet().SetEquals(truth)), "the watcher shows the database's board", Healing.Bound);
        Assert.True(screen.Dropped > 0 && screen.Gaps > 0);
    }

    private static async Task Write(TestRegion region, TicketNumber number, TicketCommand command)
    {
        var state = await region.State(number);
        var decision = Ticket.Decide(state, command, new DecisionContext(TestRegion.Marie, DateTimeOffset.UtcNow, new TicketRules()) { Rights = Rights.All });
        var change = new TicketChange(number, state.Version, decision.State!, decision.Entries, null, BookingChanged: false);
        Assert.Equal(CommitResult.Committed, await region.Store.Commit(new TicketCommit(Guid.NewGuid().ToString(), "", [change])));
    }

    private sealed class Screen(ITicketFeedGrain feed, int dropEvery) : Watcher<BoardReplica, TicketNumber, BoardRow>(dropEvery), IFeedObserver
    {
        private IFeedObserver _reference = null!;

        public TicketNumber[] Numbers => [.. Rows.Select(row => row.Number)];

        public static async Task<Screen> Watch(TestRegion region, ITicketFeedGrain feed, int dropEvery = 0)
        {
            var screen = new Screen(feed, dropEvery);
            screen._reference = region.Grains.CreateObjectReference<IFeedObserver>(screen);
            await screen.CatchUp();
            return screen;
        }

        public BoardRow? Row(TicketNumber number) => Rows.FirstOrDefault(row => row.Number == number);

        public Task Notice(PushedNotice notice) => Task.CompletedTask;

        public Task Lookers(CellLookers lookers) => Task.CompletedTask;

        public Task Frame(BoardFrame frame) => Take(replica => replica.Apply(frame));

        protected override async Task<Action<BoardReplica>> Ask(FeedPosition? position)
        {
            var catchUp = await feed.Watch(_reference, position);
            return replica => replica.Apply(catchUp);
        }
    }
}
