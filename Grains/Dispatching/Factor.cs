namespace Dispatch.Dispatching;

/// <summary>What a candidate is judged by, in the order in which it is told.</summary>
public enum Factor
{
    /// <summary>What is left of the service level when they arrive, or are done.</summary>
    Slack,

    /// <summary>The way from where they will be when they are free.</summary>
    Travel,

    /// <summary>How closely their skills fit: whoever is just able comes first, so that experts stay free.</summary>
    Skills,

    /// <summary>The work that is planned for them already.</summary>
    Workload,

    /// <summary>Whether they know the ticket, the requester or the site.</summary>
    Continuity,

    /// <summary>Whether they are of the ticket's own cell, or of one that helps it.</summary>
    Team,
}
