using Dispatch.Access;
using Dispatch.Resilience;
using Dispatch.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Resilience;

/// <summary>What becomes of a question that is not answered.</summary>
public sealed class GrainCallsTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(10);
    private static readonly CommandEnvelope s_envelope = new(new TicketCommand.Resume(), Actor.Timer, Rights.All, "a key", "a fingerprint");
    private static readonly CommandOutcome s_answer = CommandOutcome.Refused(Refusals.UnknownTicket());

    private readonly FakeTimeProvider _clock = new();
    private readonly GrainCalls _calls;

    public GrainCallsTests()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        GrainCalls.Register(services);
        _calls = services.BuildServiceProvider().GetRequiredService<GrainCalls>();
    }

    [Fact]
    public async Task What_was_lost_is_asked_again_under_the_same_key()
    {
        var ticket = new LossyTicket(lost: 1);
        var sending = Send(ticket);
        Assert.Single(ticket.Asked);
        _clock.Advance(TimeSpan.FromSeconds(3.4));
        Assert.Single(ticket.Asked);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Same(s_answer, await sending.WaitAsync(s_bound));
        Assert.Equal([s_envelope, s_envelope], ticket.Asked);
    }

    [Fact]
    public async Task Who_never_hears_is_told_so_in_time()
    {
        var ticket = new LossyTicket(lost: int.MaxValue);
        var sending = Send(ticket);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await ticket.IsAsked(attempt).WaitAsync(s_bound);
            _clock.Advance(TimeSpan.FromSeconds(3.5));
        }

        await Assert.ThrowsAsync<TimeoutException>(() => sending.WaitAsync(s_bound));
        Assert.Equal(3, ticket.Asked.Count);
    }

    [Fact]
    public async Task A_failure_is_an_answer()
    {
        var ticket = new LossyTicket(lost: 0) { Failure = new StoreUnavailableException("away") };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Send(ticket));
        Assert.Single(ticket.Asked);
    }

    private Task<CommandOutcome> Send(LossyTicket ticket) =>
        _calls.Ask(static (ticket, cancel) => ticket.Execute(s_envelope, cancel), ticket, CancellationToken.None);

    /// <summary>A ticket whose silo loses the first questions.</summary>
    private sealed class LossyTicket(int lost) : ITicketGrain
    {
        private readonly List<CommandEnvelope> _asked = [];
        private readonly List<TaskCompletionSource> _arrivals = [.. Enumerable.Range(0, 8).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];

        public Exception? Failure { get; init; }

        public IReadOnlyList<CommandEnvelope> Asked => _asked;

        public Task IsAsked(int times) => _arrivals[times - 1].Task;

        public async Task<CommandOutcome> Execute(CommandEnvelope envelope, CancellationToken cancellationToken = default)
        {
            _asked.Add(envelope);
            _arrivals[_asked.Count - 1].SetResult();
            if (_asked.Count <= lost)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return Failure is null ? s_answer : throw Failure;
        }

        public Task<TicketDeadline> DeadlineDue(int version, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Superseded(int version) => throw new NotSupportedException();
    }
}
