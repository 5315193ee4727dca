namespace Dispatch.Technicians;

/// <summary>Whether a technician can be given work.</summary>
[GenerateSerializer]
public enum Presence
{
    /// <summary>Not at work.</summary>
    Off,

    /// <summary>At work and reachable.</summary>
    Available,

    /// <summary>At work, not to be disturbed.</summary>
    Break,
}
