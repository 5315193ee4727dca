namespace Dispatch.Technicians;

/// <summary>A technician as others see them.</summary>
/// <param name="Profile">Who they are.</param>
/// <param name="Version">Counts changes of the profile.</param>
/// <param name="Presence">Whether they can be given work.</param>
/// <param name="PresenceAt">Since when, UTC.</param>
/// <param name="Position">Where they were seen last.</param>
/// <param name="PositionAt">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("technician-view")]
public sealed record TechnicianView(
    [property: Id(0)] TechnicianProfile Profile,
    [property: Id(1)] int Version,
    [property: Id(2)] Presence Presence,
    [property: Id(3)] DateTimeOffset? PresenceAt = null,
    [property: Id(4)] Position? Position = null,
    [property: Id(5)] DateTimeOffset? PositionAt = null);
