namespace Dispatch.Technicians;

/// <summary>Whether a technician can be given work.</summary>
public sealed record PresenceRequest
{
    /// <summary>Available, on a break, or off.</summary>
    public required Presence Presence { get; init; }
}
