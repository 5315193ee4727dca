using Dispatch.Sla;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Dispatch.Tickets;

/// <summary>Records requests. Needs no activation of the new ticket: its first row is written here, its grain wakes with the first command.</summary>
/// <remarks>Keeps no state, so reports do not wait for each other: those that arrive together share a commit.</remarks>
[Reentrant, StatelessWorker]
internal sealed class FrontDeskGrain(
    ITicketStore store, NewTickets fresh, Notices notices, RulebookCache rulebook, IOptions<TicketRules> rules, TimeProvider clock) : Grain, IFrontDeskGrain
{
    /// <inheritdoc />
    public Task<CommandOutcome> Report(CommandEnvelope envelope, CancellationToken cancellationToken) =>
        TicketMetrics.Count(envelope.Command, Answer(envelope, cancellationToken));

    private async Task<CommandOutcome> Answer(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        var context = new DecisionContext(envelope.Actor, clock.Now(), rules.Value) { Rights = envelope.Rights, Sla = await rulebook.Newest() };
        var decision = Ticket.Decide(null, envelope.Command, context);
        if (!decision.IsAccepted)
            return CommandOutcome.Refused(decision.Refusal);

        // Not cancelled: what was begun is finished and told, also when nobody waits for the answer any more.
        var registration = new TicketRegistration(decision.State, decision.Entries[0], envelope.Id, envelope.Fingerprint);
        var registered = await store.Register(registration, CancellationToken.None);
        if (registered.Existed)
            return await AnswerAgain(registered, envelope, cancellationToken);

        fresh.Keep(registered.Number, registration);
        await notices.Tell(registered.Number, decision.State);
        return CommandOutcome.Accepted(registered.Number, decision.State, decision.Entries[^1].RecordedAt);
    }

    private async Task<CommandOutcome> AnswerAgain(RegisteredTicket registered, CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        if (registered.Fingerprint != envelope.Fingerprint)
            return CommandOutcome.Refused(Refusals.KeyReused());
        var journal = await store.ReadJournal(registered.Number, cancellationToken);
        return CommandOutcome.Accepted(registered.Number, Ticket.Replay(journal.Take(1), await rulebook.Newest()), journal[0].RecordedAt);
    }
}
