namespace Dispatch.Load.Incidents;

/// <summary>States of an incident in the log.</summary>
public enum IncidentState
{
    /// <summary><c>-100</c>: unknown; the planner puts the state of the row before in its place.</summary>
    AsBefore,

    /// <summary>Nobody has begun.</summary>
    New,

    /// <summary>In work.</summary>
    Active,

    /// <summary>Waits for the requester.</summary>
    AwaitingUserInfo,

    /// <summary>Waits for evidence, which the requester gives.</summary>
    AwaitingEvidence,

    /// <summary>Waits for a vendor.</summary>
    AwaitingVendor,

    /// <summary>Waits for a problem to be solved.</summary>
    AwaitingProblem,

    /// <summary>Done.</summary>
    Resolved,

    /// <summary>Over.</summary>
    Closed,
}
