using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>A line of the journal, and the ticket before and after it.</summary>
/// <param name="Entry">The line.</param>
/// <param name="Before">The ticket before it; null for its report.</param>
/// <param name="After">The ticket after it.</param>
/// <param name="Disproof">What a late command brought about, for the corrections that were recorded with it; null for every other line.</param>
/// <param name="Rules">Rules that know every version that the journal speaks of.</param>
internal sealed record AccountMoment(JournalEntry Entry, TicketState? Before, TicketState After, AccountFacts? Disproof, SlaRules Rules)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At => Entry.OccurredAt;

    /// <summary>What brought it about, who, and under which policy.</summary>
    public AccountFacts Cause => Disproof ?? new AccountFacts
    {
        Event = TicketEventType.NameOf(Entry.Event),
        By = Entry.Event switch
        {
            Accepted e => e.Technician,
            Started e => e.Technician,
            Departed e => e.Technician,
            Arrived e => e.Technician,
            _ => Entry.Actor.Id,
        },
        Channel = (Entry.Event as Reported)?.Channel,
        Cell = Entry.Event switch
        {
            Reported e => e.Cell,
            Transferred e => e.To,
            _ => null,
        },
        Reason = Entry.Event is Suspended or VisitFinished ? After.Suspension?.Reason : null,
    };
}
