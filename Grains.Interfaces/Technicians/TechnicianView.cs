using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>A technician as others see them.</summary>
/// <param name="Profile">Who they are.</param>
/// <param name="Version">Counts changes of the profile.</param>
/// <param name="Presence">Whether they can be given work.</param>
/// <param name="PresenceAt">Since when, UTC.</param>
/// <param name="Position">Where they were seen last.</param>
/// <param name="PositionAt">When, UTC.</param>
/// <param name="Absences">When they are not there, earliest first; null for never.</param>
/// <param name="Revision">Counts every change, those of presence, position and absences among them: which of two views is newer.</param>
[GenerateSerializer, Immutable, Alias("technician-view")]
public sealed record TechnicianView(
    [property: Id(0)] TechnicianProfile Profile,
    [property: Id(1)] int Version,
    [property: Id(2)] Presence Presence,
    [property: Id(3)] DateTimeOffset? PresenceAt = null,
    [property: Id(4)] Position? Position = null,
    [property: Id(5)] DateTimeOffset? PositionAt = null,
    [property: Id(6)] ValueList<Absence>? Absences = null,
    [property: Id(7)] long Revision = 0)
{
    /// <summary>The first absence that an appointment would fall into; null if there is none.</summary>
    public Absence? AbsenceIn(TimeWindow window) => Absences?.FirstOrDefault(absence => absence.Overlaps(window));

    /// <summary>The absence that an instant falls into; null if there is none.</summary>
    public Absence? AbsenceAt(DateTimeOffset instant) => Absences?.FirstOrDefault(absence => absence.Covers(instant));
}
