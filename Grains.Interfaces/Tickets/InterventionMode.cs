namespace Dispatch.Tickets;

/// <summary>How an intervention is done.</summary>
[GenerateSerializer]
public enum InterventionMode
{
    /// <summary>The technician travels to the requester.</summary>
    OnSite,

    /// <summary>Remote control, with the requester's consent.</summary>
    Remote,

    /// <summary>The equipment is on the bench.</summary>
    Workshop,

    /// <summary>Guidance by telephone.</summary>
    Phone,
}
