using Dispatch.Tickets;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Sla;

/// <summary>A line of the journal, and the ticket before and after it.</summary>
internal sealed record AccountMoment(JournalEntry Entry, TicketState? Before, TicketState After, SlaRules Rules)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At => Entry.OccurredAt;

    /// <summary>What brought it about, who, and under which policy.</summary>
    public AccountFacts Cause => new()
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

    /// <summary>What the last change of state was, for a line that a late entry brought after it.</summary>
    public AccountFacts CauseBefore => new()
    {
        Event = Before!.LastChange.Event,
        By = Before.LastChange.Event is "accepted" or "started" or "departed" or "arrived" && Before.Technician is { } technician ? technician : Before.LastChange.By.Id,
        Reason = Before.Suspension?.Reason,
    };
}
