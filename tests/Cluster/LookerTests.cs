using System.Collections.Concurrent;
using Dispatch.Live;
using Dispatch.Testing;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>Who looks at which ticket is told to every process that watches the cell, a few times a second at most.</summary>
public sealed class LookerTests
{
    private static readonly Looker s_ana = new("ana", "Ana");
    private static readonly Looker s_luc = new("luc", "Luc");

    [Fact]
    public async Task Processes_hear_of_each_others_people()
    {
        await using var region = await TestRegion.Start("sqlite");
        var (one, two) = (await region.Report(), await region.Report());
        var cell = region.CellGrain("network");
        var (here, there) = (await Ear.Of(region), await Ear.Of(region));

        await cell.Look("process-1", [new LookedAt(one, [s_ana])]);
        await cell.Look("process-2", [new LookedAt(one, [s_luc, s_ana]), new LookedAt(two, [s_luc])]);
        ValueList<LookedAt> all = [new LookedAt(one, [s_ana, s_luc]), new LookedAt(two, [s_luc])];
        await here.Hears(all);
        await there.Hears(all);

        // Who comes later is told at once; who has gone looks no more.
        var late = await Ear.Of(region);
        await late.Hears(all);
        await cell.Look("process-2", []);
        await here.Hears([new LookedAt(one, [s_ana])]);
        await cell.Look("process-1", []);
        await there.Hears([]);
    }

    [Fact]
    public async Task However_often_somebody_moves_on_it_is_told_a_few_times_a_second()
    {
        await using var region = await TestRegion.Start("sqlite");
        var cell = region.CellGrain("network");
        var ear = await Ear.Of(region);
        var began = DateTimeOffset.UtcNow;
        for (var i = 0; i < 500; i++)
            await cell.Look("process-1", [new LookedAt(new TicketNumber(2000 + i), [s_ana])]);
        await ear.Hears([new LookedAt(new TicketNumber(2499), [s_ana])]);
        var most = 2 + (int)((DateTimeOffset.UtcNow - began) / TimeSpan.FromMilliseconds(300));
        Assert.InRange(ear.Count, 1, most);
    }

    private sealed class Ear : IFeedObserver
    {
        private readonly ConcurrentQueue<CellLookers> _heard = [];

        public int Count => _heard.Count;

        public static async Task<Ear> Of(TestRegion region)
        {
            var ear = new Ear();
            await region.CellGrain("network").Watch(region.Grains.CreateObjectReference<IFeedObserver>(ear), null);
            return ear;
        }

        public Task Hears(ValueList<LookedAt> lookers) => Poll.Until(
            () => Task.FromResult(_heard.LastOrDefault()?.Lookers.Equals(lookers) is true), "that is who looks", TimeSpan.FromSeconds(5));

        public Task Frame(BoardFrame frame) => Task.CompletedTask;

        public Task Heartbeat(FeedHeartbeat heartbeat) => Task.CompletedTask;

        public Task Leaving() => Task.CompletedTask;

        public Task Notice(PushedNotice notice) => Task.CompletedTask;

        public Task Lookers(CellLookers lookers)
        {
            _heard.Enqueue(lookers);
            return Task.CompletedTask;
        }
    }
}
