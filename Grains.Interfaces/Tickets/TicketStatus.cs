namespace Dispatch.Tickets;

/// <summary>Where a ticket is in its life (domain.md, "Ticket life").</summary>
[GenerateSerializer]
public enum TicketStatus
{
    /// <summary>Reported and numbered; nobody has looked at it.</summary>
    New,

    /// <summary>Waits in the queue of its cell.</summary>
    Queued,

    /// <summary>Given to a technician who has not begun.</summary>
    Assigned,

    /// <summary>A technician is on the way, on site, or at work.</summary>
    InProgress,

    /// <summary>Waits for the requester, a vendor, parts, or a planned date.</summary>
    Suspended,

    /// <summary>Work is done; the requester may still reopen it.</summary>
    Resolved,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>Withdrawn.</summary>
    Cancelled,
}
