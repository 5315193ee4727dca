using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>What the request is and how much it matters; what is left out stays.</summary>
[ValidatableType]
public sealed record QualifyRequest : CommandRequest
{
    /// <summary>Incident or service request.</summary>
    public TicketKind? Kind { get; init; }

    /// <summary>The category.</summary>
    [Text(Limits.Name)]
    public string? Category { get; init; }

    /// <summary>How much it touches.</summary>
    public Degree? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public Degree? Urgency { get; init; }

    /// <summary>Where the work is.</summary>
    public SiteBody? Site { get; init; }

    /// <summary>Skills that the work needs.</summary>
    [Items]
    public IReadOnlyList<SkillBody>? Skills { get; init; }

    /// <summary>How long the work is expected to take.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? EstimatedDuration { get; init; }

    /// <summary>The command as the core takes it.</summary>
    public TicketCommand ToCommand() => Stamp(new TicketCommand.Qualify
    {
        Kind = Kind,
        Category = Category,
        Impact = Impact,
        Urgency = Urgency,
        Site = Site?.ToSite(),
        Skills = SkillBody.ToSkills(Skills),
        EstimatedDuration = EstimatedDuration,
    });
}
