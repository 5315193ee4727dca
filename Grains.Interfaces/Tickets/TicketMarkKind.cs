namespace Dispatch.Tickets;

/// <summary>What falls due on a ticket, in the order in which it happens at one instant.</summary>
public enum TicketMarkKind
{
    /// <summary>A suspension ends, an offer expires, a resolved ticket closes.</summary>
    Life,

    /// <summary>A clock passes a threshold.</summary>
    Warning,

    /// <summary>A clock's due instant passes.</summary>
    Breach,

    /// <summary>A step of an escalation.</summary>
    Step,

    /// <summary>Nothing else was due: somebody looks at it.</summary>
    Review,
}
