namespace Dispatch.Sla;

/// <summary>What a step does.</summary>
public enum ActionKind
{
    /// <summary>Tells somebody.</summary>
    Notify,

    /// <summary>Raises the priority by one.</summary>
    RaisePriority,

    /// <summary>Hands the ticket to the cell's next level.</summary>
    Transfer,

    /// <summary>Offers it to somebody of its cell.</summary>
    Offer,
}
