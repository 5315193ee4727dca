using System.Diagnostics.Metrics;
using Dispatch.Cells;
using Dispatch.Testing;
using Dispatch.Tickets;
using Microsoft.Extensions.Time.Testing;
using Orleans.Core.Internal;

namespace Dispatch.Tests.Cluster;

/// <summary>What happens by itself: on a fake clock, in a real cluster.</summary>
public sealed class DeadlineTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_suspension_ends_an_offer_expires_and_a_resolved_ticket_closes_at_their_instants()
    {
        var clock = new FakeTimeProvider(s_start);
        await using var region = await TestRegion.Start("sqlite", clock: clock);
        await region.Cell("network");
        await region.Technician("tech-1");
        var (suspended, offered, resolved) = (await region.Report(), await region.Report(), await region.Report());
        await region.Accept(suspended, new TicketCommand.Suspend(SuspensionReason.Planned, null, s_start.AddMinutes(3)));
        await region.Accept(offered, new TicketCommand.Assign("tech-1") { AcceptWithin = TimeSpan.FromMinutes(2) });
        await region.Accept(resolved, new TicketCommand.Resolve("fixed", null));

        await Pass(clock, TimeSpan.FromMinutes(4), region, suspended, TicketStatus.New);
        await Pass(clock, TimeSpan.Zero, region, offered, TicketStatus.Queued);
        await Pass(clock, TimeSpan.FromDays(5), region, resolved, TicketStatus.Closed);
        await AssertOnce<TicketEvent.Resumed>(region, suspended, s_start.AddMinutes(3));
        await AssertOnce<TicketEvent.OfferExpired>(region, offered, s_start.AddMinutes(2));
        await AssertOnce<TicketEvent.Closed>(region, resolved, s_start.AddDays(5));
    }

    [Fact]
    public async Task What_fell_due_while_nobody_ran_is_applied_at_its_instant_after_the_restart()
    {
        var clock = new FakeTimeProvider(s_start);
        await using var region = await TestRegion.Start("sqlite", clock: clock);
        await region.Cell("network");
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Suspend(SuspensionReason.Planned, null, s_start.AddMinutes(3)));
        await region.Kill();
        clock.Advance(TimeSpan.FromMinutes(30));
        await region.StartCluster();

        // Nobody calls the cell: its durable reminder finds what is due.
        await Pass(clock, TimeSpan.FromMinutes(3), region, number, TicketStatus.New);
        await AssertOnce<TicketEvent.Resumed>(region, number, s_start.AddMinutes(3));
    }

    [Fact]
    public async Task What_was_set_by_a_wrong_clock_is_not_late_once_that_is_put_right()
    {
        var clock = new FakeTimeProvider(s_start);
        await using var region = await TestRegion.Start("sqlite", clock: clock);
        await region.Cell("network");
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Suspend(SuspensionReason.Planned, null, s_start.AddSeconds(50)));
        await region.Grains.GetGrain<ISupportCellGrain>(GrainKeys.Cell("network")).KeepWatch();

        // It was behind: the alarm is set fifty seconds ahead, and no timer hears of it.
        clock.AdjustTime(s_start.AddSeconds(50));
        for (var second = 0; second < 6; second++)
            clock.Advance(TimeSpan.FromSeconds(1));
        await Poll.Until(async () => (await region.State(number)).Status is TicketStatus.New, "it is resumed, although no more time passes");
        await AssertOnce<TicketEvent.Resumed>(region, number, s_start.AddSeconds(50));
    }

    [Fact]
    public async Task While_the_store_is_away_the_age_of_what_is_overdue_shows_and_afterwards_it_is_done()
    {
        var clock = new FakeTimeProvider(s_start);
        var away = false;
        await using var region = await TestRegion.Start("sqlite", clock: clock, wrap: store => StoreProxy.Announce(store, call =>
        {
            if (Volatile.Read(ref away) && call == nameof(ITicketStore.Commit))
                throw new StoreUnavailableException();
        }));
        await region.Cell("network");
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Suspend(SuspensionReason.Planned, null, s_start.AddMinutes(1)));
        Volatile.Write(ref away, true);
        var age = 0d;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "dispatch.deadlines.oldest_overdue")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => age = Math.Max(age, value));
        listener.Start();
        await Poll.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                listener.RecordObservableInstruments();
                return Task.FromResult(age >= 60);
            },
            "the age shows");
        Assert.Equal(TicketStatus.Suspended, (await region.State(number)).Status);

        Volatile.Write(ref away, false);
        await Pass(clock, TimeSpan.FromSeconds(40), region, number, TicketStatus.New);
        await AssertOnce<TicketEvent.Resumed>(region, number, s_start.AddMinutes(1));
    }

    [Fact]
    public async Task A_cell_that_leaves_does_not_wait_for_the_ticket_whose_deadline_it_has_applied()
    {
        var clock = new FakeTimeProvider(s_start);
        var (holds, held, release) = (false, NewSignal(), NewSignal());
        await using var region = await TestRegion.Start("sqlite", clock: clock, wrap: store => StoreProxy.Commits(store, async (store, commit) =>
        {
            if (Volatile.Read(ref holds))
            {
                held.TrySetResult();
                await release.Task;
            }

            return await store.Commit(commit);
        }));
        await region.Cell("network");
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Suspend(SuspensionReason.Planned, null, s_start.AddMinutes(1)));
        Volatile.Write(ref holds, true);
        await Poll.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(held.Task.IsCompleted);
            },
            "the deadline is being applied");

        // As when the cell's entry in the directory dies with another silo. The ticket asks the cell, which is answered by the next activation.
        var cell = region.CellGrain("network");
        await cell.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        Assert.NotNull(await cell.Get().WaitAsync(TimeSpan.FromSeconds(5)));

        release.SetResult();
        await Pass(clock, TimeSpan.Zero, region, number, TicketStatus.New);
        await AssertOnce<TicketEvent.Resumed>(region, number, s_start.AddMinutes(1));

        static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets time pass in steps, as the clock of a machine does, until the ticket is where it should be.</summary>
    private static async Task Pass(FakeTimeProvider clock, TimeSpan span, TestRegion region, TicketNumber number, TicketStatus status)
    {
        var step = TimeSpan.FromTicks(Math.Max(span.Ticks / 40, TimeSpan.FromSeconds(5).Ticks));
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            clock.Advance(step);
            await Task.Yield();
        }

        await Poll.Until(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return (await region.State(number)).Status == status;
            },
            $"{number} is {status}");
    }

    private static async Task AssertOnce<T>(TestRegion region, TicketNumber number, DateTimeOffset at)
    {
        var entry = Assert.Single(await region.Store.ReadJournal(number), entry => entry.Event is T);
        Assert.Equal((at, Actor.Timer), (entry.OccurredAt, entry.Actor));
        Assert.NotNull(entry.Cause);
    }
}
