namespace Dispatch.Roster;

/// <summary>How an intervention stands on a timeline: its phase, or that it waits, or that it is over.</summary>
[GenerateSerializer]
public enum InterventionState
{
    /// <summary>Given to the technician, who has not answered.</summary>
    Offered,

    /// <summary>The technician has accepted.</summary>
    Accepted,

    /// <summary>On the way.</summary>
    EnRoute,

    /// <summary>At the requester's.</summary>
    OnSite,

    /// <summary>At work without travel.</summary>
    Working,

    /// <summary>The ticket is suspended: it claims no time.</summary>
    Suspended,

    /// <summary>Over.</summary>
    Done,
}
