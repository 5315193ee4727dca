namespace Dispatch.Tickets;

/// <summary>How far the technician has come with an intervention.</summary>
[GenerateSerializer]
public enum InterventionPhase
{
    /// <summary>Given to the technician, who has not answered.</summary>
    Offered,

    /// <summary>The technician has accepted.</summary>
    Accepted,

    /// <summary>On the way.</summary>
    EnRoute,

    /// <summary>At the requester's.</summary>
    OnSite,

    /// <summary>At work without travel: remote, workshop or phone.</summary>
    Working,
}
