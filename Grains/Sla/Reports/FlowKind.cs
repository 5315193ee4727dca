namespace Dispatch.Sla;

/// <summary>What happened to a ticket, as the backlog counts it.</summary>
public enum FlowKind
{
    /// <summary>It came.</summary>
    Reported,

    /// <summary>It came back.</summary>
    Reopened,

    /// <summary>It went.</summary>
    Resolved,

    /// <summary>It went without having been resolved.</summary>
    Cancelled,

    /// <summary>It is open now.</summary>
    Open,
}
