namespace Dispatch.Tickets;

/// <summary>What kind of request it is.</summary>
[GenerateSerializer]
public enum TicketKind
{
    /// <summary>Something is broken.</summary>
    Incident,

    /// <summary>Something is asked for.</summary>
    Request,
}
