using System.Collections.Concurrent;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Tests.Cluster;

/// <summary>
/// An answer is lost between silos, with a connection or with whoever gave it, and nobody says so. What waits for it is not held up for the whole response timeout.
/// </summary>
public sealed class LostAnswerTests
{
    /// <summary>Well under the thirty seconds after which Orleans gives an answer up for lost.</summary>
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task A_decision_asks_for_the_rules_again()
    {
        var losing = new Losing();
        await using var region = await TestRegion.Start("sqlite", configure: silo => silo.AddIncomingGrainCallFilter(losing));
        await region.Cell("network");
        losing.Next(nameof(IRulebookGrain.Revision));

        await region.Report().WaitAsync(s_bound);
        Assert.Equal(1, losing.Lost);
        losing.End();
    }

    [Fact]
    public async Task A_ticket_is_free_again_when_whoever_sent_the_command_asks_again()
    {
        var losing = new Losing();
        await using var region = await TestRegion.Start("sqlite", configure: silo => silo.AddIncomingGrainCallFilter(losing));
        await region.Cell("network");
        await region.Technician("tech", cells: "network");
        var number = await region.Report();
        await region.Grains.GetGrain<ITicketGrain>(number.Value).Execute(TestRegion.Envelope(new TicketCommand.Assign("tech"), "given"));
        var envelope = TestRegion.Envelope(new TicketCommand.Unassign("by mistake"), "a key");
        losing.Next(nameof(ITechnicianGrain.HasPhones));

        using (var impatience = new CancellationTokenSource())
        {
            var first = region.Grains.GetGrain<ITicketGrain>(number.Value).Execute(envelope, impatience.Token);
            await losing.HasLost.WaitAsync(s_bound);
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }

        var second = await region.Grains.GetGrain<ITicketGrain>(number.Value).Execute(envelope).WaitAsync(s_bound);
        Assert.True(second.IsAccepted, second.Refusal?.Message);
        Assert.Equal(TicketStatus.Queued, (await region.State(number)).Status);
        losing.End();
    }

    [Fact]
    public async Task A_question_that_turns_up_after_the_same_was_refused_is_not_carried_out()
    {
        await using var region = await TestRegion.Start("sqlite");
        await region.Cell("network");
        await region.Technician("ada", cells: "network");
        await region.Technician("bruno", cells: "network");
        var number = await region.Report();
        await region.Accept(number, new TicketCommand.Assign("ada"));
        var envelope = TestRegion.Envelope(new TicketCommand.Assign("bruno"), "a key") with { Asking = Guid.NewGuid() };
        var ticket = region.Grains.GetGrain<ITicketGrain>(number.Value);
        var told = await ticket.Execute(envelope);
        Assert.Equal(RefusalCodes.StateDoesNotAllow, told.Refusal?.Code);
        await region.Accept(number, new TicketCommand.Unassign("by mistake"));

        // The one that was lost on its way.
        var late = await ticket.Execute(envelope);
        Assert.Equal(told.Refusal, late.Refusal);
        Assert.Equal(TicketStatus.Queued, (await region.State(number)).Status);

        // Whoever asks anew, under the same key, is answered by what is true now.
        Assert.True((await ticket.Execute(envelope with { Asking = Guid.NewGuid() })).IsAccepted);
        Assert.Equal("bruno", (await region.State(number)).Technician);
    }

    /// <summary>Keeps the next answer of a method to itself.</summary>
    private sealed class Losing : IIncomingGrainCallFilter
    {
        private readonly ConcurrentDictionary<string, bool> _methods = new(StringComparer.Ordinal);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public int Lost => _count;

        public Task HasLost => _lost.Task;

        public void Next(string method) => _methods[method] = true;

        public void End() => _end.SetResult();

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            await context.Invoke();
            if (!_methods.TryRemove(context.MethodName, out _))
                return;
            Interlocked.Increment(ref _count);
            _lost.TrySetResult();
            await _end.Task;
        }
    }
}
