namespace Dispatch.Tickets;

/// <summary>Sorts of refusal.</summary>
[GenerateSerializer]
public enum RefusalKind
{
    /// <summary>The state, or somebody else's booking, is in the way (409).</summary>
    Conflict,

    /// <summary>The version is not the one that the sender saw (412).</summary>
    VersionMismatch,

    /// <summary>A value is wrong (422).</summary>
    Invalid,

    /// <summary>No such ticket, or none that the sender may see (404).</summary>
    NotFound,

    /// <summary>The sender may see the ticket, but not do this (403).</summary>
    NotAllowed,
}
