using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What lines of the journal ask to be told.</summary>
public static class JournalNotices
{
    /// <summary>The notices that a line asks for; none for most.</summary>
    public static ValueList<Notice> In(TicketEvent fact) => fact switch
    {
        TicketEvent.EscalationStepTaken step => step.Told,
        TicketEvent.EscalationExhausted exhausted => exhausted.Told,
        TicketEvent.ReviewFellDue review => review.Told,
        _ => [],
    };

    /// <summary>Why they are told.</summary>
    public static NoticeReason ReasonOf(TicketEvent fact) => fact switch
    {
        TicketEvent.EscalationStepTaken step => new NoticeReason(TicketEventType.NameOf(fact), step.Trigger, step.Step, step.Repeat),
        TicketEvent.EscalationExhausted exhausted => new NoticeReason(TicketEventType.NameOf(fact), exhausted.Trigger),
        _ => new NoticeReason(TicketEventType.NameOf(fact)),
    };
}
