using Dispatch.Privacy;
using Dispatch.Technicians;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Tests.Cluster.Privacy;

/// <summary>What is let go of by itself, on a fake clock, in a real cluster; as many processes at once as there may be.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Requesters_of_tickets_that_are_over_become_pseudonyms_and_others_stay(string engine)
    {
        var clock = new FakeTimeProvider(s_start);
        await using var region = await TestRegion.Start(engine, clock: clock, configure: silo => silo.Services.Configure<RetentionOptions>(keep => keep.Requesters = 3));
        var (cancelled, closed, open) = (await region.Report(), await region.Report(), await region.Report());
        await region.Accept(cancelled, new TicketCommand.Cancel("Jeanne asked twice"));
        clock.Advance(TimeSpan.FromDays(1));
        await region.Accept(closed, new TicketCommand.Resolve("fixed", null));
        await region.Accept(closed, new TicketCommand.Close());

        clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        await Sweep(region);
        Assert.Equal([true, false, false], await Erased(region, cancelled, closed, open));
        Assert.Equal(Retention.Actor, (await region.Store.ReadJournal(cancelled))[^1].Actor);
        var cancellation = (TicketEvent.Cancelled)(await region.Store.ReadJournal(cancelled))[1].Event;
        Assert.Equal($"{(await region.State(cancelled)).Requester.Name} asked twice", cancellation.Reason);

        // Erased once, and a note puts nothing off: what counts is when it was over.
        await region.Accept(closed, new TicketCommand.AddNote("still broken?", Public: false));
        clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Sweep(region), Sweep(region), Sweep(region));
        Assert.Equal([true, true, false], await Erased(region, cancelled, closed, open));
        foreach (var number in new[] { cancelled, closed })
            Assert.Single(await region.Store.ReadJournal(number), entry => entry.Event is TicketEvent.RequesterErased);
        Assert.NotEqual((await region.State(cancelled)).Requester, (await region.State(closed)).Requester);
        await region.AssertConsistent([cancelled, closed, open], []);
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_erased()
    {
        Assert.Null(new RetentionOptions().Requesters);
        var clock = new FakeTimeProvider(s_start);
        await using var region = await TestRegion.Start("sqlite", clock: clock);
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Cancel("asked twice"));
        clock.Advance(TimeSpan.FromDays(5));
        await Sweep(region);
        Assert.Equal("Jeanne", (await region.State(number)).Requester.Name);
    }

    [Fact]
    public async Task Where_technicians_were_seen_is_forgotten_a_day_later_and_that_they_are_there_is_not()
    {
        var clock = new FakeTimeProvider(s_start);
        await using var region = await TestRegion.Start("sqlite", clock: clock);
        foreach (var id in new[] { "tech-1", "tech-2" })
        {
            await region.Technician(id);
            await region.TechnicianGrain(id).SetPosition(new Position(48.1, -1.7));
        }

        clock.Advance(TimeSpan.FromHours(23));
        await region.TechnicianGrain("tech-2").SetPosition(new Position(48.2, -1.6));
        await Sweep(region);
        Assert.NotNull((await region.TechnicianGrain("tech-1").Get())!.Position);

        clock.Advance(TimeSpan.FromHours(2));
        await Sweep(region);
        var (first, second) = ((await region.TechnicianGrain("tech-1").Get())!, (await region.TechnicianGrain("tech-2").Get())!);
        Assert.Equal((null, null, Presence.Available), (first.Position, first.PositionAt, first.Presence));
        Assert.Equal(new Position(48.2, -1.6), second.Position);
    }

    private static Task Sweep(TestRegion region) => region.Cluster.Silos[0].ServiceProvider.GetRequiredService<Retention>().Sweep(CancellationToken.None);

    private static async Task<IReadOnlyList<bool>> Erased(TestRegion region, params TicketNumber[] numbers) =>
        await Task.WhenAll(numbers.Select(async number => Pseudonym.Is((await region.State(number)).Requester)));
}
