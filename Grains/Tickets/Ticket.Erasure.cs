using Dispatch.Privacy;
using static Dispatch.Tickets.TicketCommand;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Tickets;

public static partial class Ticket
{
    /// <summary>
    /// The person becomes a pseudonym in the state and in every line of the journal. No part of the ticket's life: what is due stays due, and the clocks are not
    /// looked at. Replaying the rewritten lines and the new one gives the state after.
    /// </summary>
    private static Decision DecideErasure(TicketState state, EraseRequester erase, DecisionContext context)
    {
        var redaction = Redaction.Of(state.Requester, erase.Pseudonym);
        var at = Instants.Later(context.Now, state.LatestAt);
        List<JournalEntry> entries = [];
        var after = Add(entries, redaction.Of(state), new RequesterErased(erase.Pseudonym), at, context.Actor, cause: null, context);
        return Decision.Rewrite(after, entries, [.. context.Journal.Select(redaction.Of).Except(context.Journal)]);
    }
}
