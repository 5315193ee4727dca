using System.Reflection;
using Dispatch.Cells;
using Dispatch.Sla;
using Dispatch.Testing;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster.ServiceLevels;

/// <summary>A ticket that gives way to another is decided on in the other's transaction; what was due for it by then is applied there, and must find the same people.</summary>
public sealed class DisplacedEscalationTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeWindow s_slot = new(s_start.AddHours(6), s_start.AddHours(7));

    [Fact]
    public async Task What_was_due_for_a_displaced_ticket_tells_its_own_lead()
    {
        var clock = new LeapingClock(s_start);
        await using var region = await TestRegion.Start("sqlite", clock: clock, wrap: SlowTimers.Before);
        await region.Rulebook.Begin(FirstRules.At(s_start, "admin"));
        await region.CellGrain("desk").Put(new CellProfile("desk", "Desk", 1, "desk", CellKind.Internal, null, "lea", [], DispatchMode.Manual), null);
        await region.Technician("tech-1");
        var first = await Report(region);
        await region.Accept(first, new TicketCommand.Assign("tech-1") { Window = s_slot });

        // Due after 4 h; the timers are held up until another ticket has taken the time.
        clock.Advance(TimeSpan.FromMinutes(250));
        var second = await Report(region);
        await region.Accept(second, new TicketCommand.Assign("tech-1") { Window = s_slot, Displace = true });

        var journal = await region.Store.ReadJournal(first);
        Assert.Single(journal, entry => entry.Event is TicketEvent.SlaBreached);
        var step = journal.Select(entry => entry.Event).OfType<TicketEvent.EscalationStepTaken>().First(step => step.Trigger.Percent is null);
        Assert.Equal((StepOutcome.Done, "lea"), (step.Outcome, Assert.Single(step.Told).Person));
    }

    private static Task<TicketNumber> Report(TestRegion region) => region.Report(
        new TicketCommand.Report("A fault", Channel.Phone, new Requester("Jeanne"), "desk", 1) { Impact = Degree.High, Urgency = Degree.High });

    /// <summary>A store in which what timers write waits until a displacement has been written.</summary>
    public class SlowTimers : DispatchProxy
    {
        private readonly TaskCompletionSource _displaced = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ITicketStore _store = null!;

        public static ITicketStore Before(ITicketStore store)
        {
            var proxy = Create<ITicketStore, SlowTimers>();
            ((SlowTimers)(object)proxy)._store = store;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(ITicketStore.Commit) ? Commit((TicketCommit)args![0]!) : targetMethod.Invoke(_store, args);

        private async Task<CommitResult> Commit(TicketCommit commit)
        {
            if (commit.Changes is [{ Entries: [{ Actor: var actor }, ..] }] && actor == Actor.Timer)
                await _displaced.Task;
            var result = await _store.Commit(commit);
            if (commit.Changes.Count > 1)
                _displaced.TrySetResult();
            return result;
        }
    }
}
