using System.ComponentModel.DataAnnotations;
using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>Who a technician is.</summary>
public sealed record TechnicianRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>As people call them.</summary>
    [Text(Limits.Name, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>The cells that they belong to.</summary>
    [Items]
    public required IReadOnlyList<string> Cells { get; init; }

    /// <summary>Skills with levels.</summary>
    [Items]
    public IReadOnlyList<SkillBody>? Skills { get; init; }

    /// <summary>Where the day begins.</summary>
    public PositionBody? Base { get; init; }

    /// <summary>Telephone number.</summary>
    [Text(Limits.Phone)]
    public string? Phone { get; init; }

    /// <summary>How much phone, remote and workshop work may be in progress at a time; 5 where nobody said.</summary>
    [Range(1, 50)]
    public int? Parallel { get; init; }

    /// <summary>Working hours of the week, local time.</summary>
    [Items]
    public IReadOnlyList<ShiftBody>? Shift { get; init; }

    /// <summary>As the core keeps it.</summary>
    public TechnicianProfile ToProfile(string id) => new(
        id,
        Name,
        Cells.Distinct(StringComparer.Ordinal).ToValueList(),
        SkillBody.ToSkills(Skills) ?? [],
        Base?.ToPosition(),
        Phone,
        Parallel ?? TechnicianProfile.DefaultParallel,
        Shift?.Select(shift => shift.ToShiftDay()).ToValueList());
}
