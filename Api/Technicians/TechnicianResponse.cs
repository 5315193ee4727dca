using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>A technician as clients see it.</summary>
public sealed record TechnicianResponse
{
    /// <summary>Stable identifier.</summary>
    public required string Id { get; init; }

    /// <summary>As people call them.</summary>
    public required string Name { get; init; }

    /// <summary>The cells that they belong to.</summary>
    public required ValueList<string> Cells { get; init; }

    /// <summary>Skills with levels.</summary>
    public required ValueList<Skill> Skills { get; init; }

    /// <summary>Where the day begins.</summary>
    public Position? Base { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>How much phone, remote and workshop work may be in progress at a time.</summary>
    public required int Parallel { get; init; }

    /// <summary>Working hours of the week, local time.</summary>
    public ValueList<ShiftDay>? Shift { get; init; }

    /// <summary>Counts changes of the profile; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Whether they can be given work.</summary>
    public required Presence Presence { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? PresenceAt { get; init; }

    /// <summary>Where they were seen last.</summary>
    public Position? Position { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? PositionAt { get; init; }

    /// <summary>When they are not there, earliest first.</summary>
    public ValueList<Absence>? Absences { get; init; }

    /// <summary>As clients see it.</summary>
    public static TechnicianResponse Of(TechnicianView view) => new()
    {
        Id = view.Profile.Id,
        Name = view.Profile.Name,
        Cells = view.Profile.Cells,
        Skills = view.Profile.Skills,
        Base = view.Profile.Base,
        Phone = view.Profile.Phone,
        Parallel = view.Profile.Parallel,
        Shift = view.Profile.Shift,
        Version = view.Version,
        Presence = view.Presence,
        PresenceAt = view.PresenceAt,
        Position = view.Position,
        PositionAt = view.PositionAt,
        Absences = view.Absences,
    };
}
