using Dispatch.Access;
using Dispatch.Sla;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace Dispatch.Tickets;

/// <summary>One ticket: loads, decides, claims the technician's time, commits, tells. What it acknowledges is durable.</summary>
[PreferLocalPlacement]
internal sealed class TicketGrain(
    ITicketStore store,
    NewTickets fresh,
    Bookings bookings,
    Notices notices,
    PhoneNotices phones,
    RulebookCache rulebook,
    Deciding deciding,
    ClockSkew skew,
    IOptions<TicketRules> rules,
    TimeProvider clock) : Grain, ITicketGrain
{
    /// <summary>How often a command is decided again because another ticket's command wrote this row meanwhile.</summary>
    private const int Attempts = 3;

    private readonly Dictionary<string, RecordedCommand> _commands = [];
    private RefusedAskings? _refused;
    private TicketState? _state;
    private bool _current;

    private TicketNumber Number => new(this.GetPrimaryKeyLong());

    /// <inheritdoc />
    public Task<CommandOutcome> Execute(CommandEnvelope envelope, CancellationToken cancellationToken) =>
        TicketMetrics.Count(envelope.Command, Answer(envelope, cancellationToken));

    /// <inheritdoc />
    public async Task<TicketDeadline> DeadlineDue(int version, CancellationToken cancellationToken)
    {
        Heard(version);
        if (await Load(cancellationToken) is { Historical: false } state && TicketMark.Next(state)?.FallsAt <= clock.Now())
        {
            var envelope = new CommandEnvelope(new TicketCommand.Resume(), Actor.Timer, Rights.All, Guid.NewGuid().ToString("N"), Actor.Timer.Id);
            await Carry(envelope, Ticket.DecideElapsed, cancellationToken);
        }

        return new TicketDeadline(Number, _state?.Version ?? 0, _state is { Historical: false } current ? TicketMark.Next(current)?.FallsAt : null);
    }

    /// <inheritdoc />
    public Task Superseded(int version)
    {
        Heard(version);
        return Task.CompletedTask;
    }

    /// <summary>What others have heard of and this activation has not, another one wrote.</summary>
    private void Heard(int version) => _current &= _state?.Version >= version;

    private async Task<CommandOutcome> Answer(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        if (await Load(cancellationToken) is null)
        {
            DeactivateOnIdle();
            return CommandOutcome.Refused(Refusals.UnknownTicket());
        }

        if (_commands.TryGetValue(envelope.Id, out var earlier))
            return await AnswerAgain(earlier, envelope, cancellationToken);
        if (_refused?.Find(envelope.Asking) is { } before)
            return CommandOutcome.Refused(before);
        var outcome = await Carry(envelope, (current, context) => Ticket.Decide(current, envelope.Command, context), cancellationToken);
        if (!outcome.IsAccepted)
            (_refused ??= new RefusedAskings()).Add(envelope.Asking, outcome.Refusal);
        return outcome;
    }

    private async Task<CommandOutcome> Carry(
        CommandEnvelope envelope, Func<TicketState, DecisionContext, Decision> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts && await Load(cancellationToken) is { } before; attempt++)
        {
            var asked = new DecisionContext(envelope.Actor, clock.Now(), rules.Value) { Rights = envelope.Rights, ExpectedVersion = envelope.ExpectedVersion };
            if (Ticket.RewritesJournal(envelope.Command))
                asked = asked with { Journal = await store.ReadJournal(Number, cancellationToken) };
            skew.Watch(Number, before, asked.Now);
            var (decision, context) = await deciding.On(before, Ticket.ChoosesRules(envelope.Command), asked, decide, cancellationToken);
            if (!decision.IsAccepted)
                return CommandOutcome.Refused(decision.Refusal);
            if (decision.Entries.Count == 0)
            {
                // What was due is written already, by another activation that believed that it owned the ticket.
                return CommandOutcome.Accepted(Number, before, asked.Now);
            }

            var claim = await bookings.Ask(TicketStep.Of(Number, before, decision), envelope, context, cancellationToken);
            if (!claim.IsGranted && before.Suspension is not null)
            {
                // The technician's time was given away during the suspension: the ticket goes on without its booking.
                decision = decide(before, context with { BookingLost = true });
                claim = await bookings.Ask(TicketStep.Of(Number, before, decision), envelope, context, cancellationToken);
            }

            if (!claim.IsGranted)
                return CommandOutcome.Refused(claim.Refusal);
            var steps = await phones.Add(claim.Steps, envelope, cancellationToken);
            switch (await Commit(envelope, steps))
            {
                case CommitResult.Committed:
                    await Tell(steps);
                    return CommandOutcome.Accepted(Number, _state!, decision.Entries[^1].RecordedAt);
                case CommitResult.BookingConflict:
                    await bookings.Release(claim.Steps[^1]);
                    return CommandOutcome.Refused(await bookings.Explain(claim.Steps[^1], cancellationToken));
                default:
                    // Another ticket's command wrote one of these rows meanwhile, or another activation that was given the same command did:
                    // read it and decide again, on what is true now.
                    await bookings.Release(claim.Steps[^1]);
                    _current = false;
                    await Load(cancellationToken);
                    if (_commands.TryGetValue(envelope.Id, out var earlier))
                        return await AnswerAgain(earlier, envelope, cancellationToken);
                    break;
            }
        }

        // Not for long: a new activation begins from the store.
        DeactivateOnIdle();
        throw new StoreUnavailableException($"{Number} was changed by others {Attempts} times in a row.");
    }

    /// <summary>Not cancelled: what was begun is finished and told, also when nobody waits for the answer any more.</summary>
    private async Task<CommitResult> Commit(CommandEnvelope envelope, IReadOnlyList<TicketStep> steps)
    {
        // Until the store has answered, what it holds is unknown.
        _current = false;
        var commit = new TicketCommit(envelope.Id, envelope.Fingerprint, [.. steps.Select(step => step.ToChange())]);
        var result = await store.Commit(commit, CancellationToken.None);
        if (result is CommitResult.Committed)
        {
            _state = steps[^1].After;
            _commands[envelope.Id] = new RecordedCommand(envelope.Id, envelope.Fingerprint, _state.Version);
        }

        _current = result is not CommitResult.VersionConflict;
        return result;
    }

    private async Task Tell(IReadOnlyList<TicketStep> steps)
    {
        foreach (var step in steps)
        {
            await notices.Tell(step);
            if (step.Number != Number)
                await GrainFactory.GetGrain<ITicketGrain>(step.Number.Value).Superseded(step.After.Version);
        }
    }

    private async Task<TicketState?> Load(CancellationToken cancellationToken)
    {
        if (_current)
            return _state;
        // What this silo registered a moment ago needs no reading; an activation that has known more reads.
        var stored = (_state is null ? fresh.Take(Number) : null) ?? await store.Load(Number, cancellationToken);
        _state = stored?.State;
        _commands.Clear();
        foreach (var command in stored?.Commands ?? [])
            _commands[command.Id] = command;
        _current = true;
        return _state;
    }

    private async Task<CommandOutcome> AnswerAgain(RecordedCommand earlier, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        if (earlier.Fingerprint != envelope.Fingerprint)
            return CommandOutcome.Refused(Refusals.KeyReused());
        var journal = await store.ReadJournal(Number, cancellationToken);
        var until = journal.Take(earlier.Version).ToList();
        return CommandOutcome.Accepted(Number, Ticket.Replay(until, await rulebook.Newest()), until[^1].RecordedAt);
    }
}
