namespace Dispatch.Sla;

/// <summary>What happened to a ticket, as the backlog counts it.</summary>
public enum FlowKind
{
    /// <summary>It came: reported or reopened.</summary>
    In,

    /// <summary>It went: resolved or cancelled.</summary>
    Out,

    /// <summary>It is open now.</summary>
    Open,
}
