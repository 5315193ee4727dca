using Dispatch.Cells;
using Microsoft.Extensions.Validation;

namespace Dispatch.Tickets;

/// <summary>A request for assistance.</summary>
[ValidatableType]
public sealed record ReportRequest : CommandRequest
{
    /// <summary>The subject in one line.</summary>
    [Text(Limits.Line, MinimumLength = 1)]
    public required string Subject { get; init; }

    /// <summary>What the requester said.</summary>
    [Text(Limits.Text)]
    public string? Description { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Incident (where nobody said) or service request.</summary>
    public TicketKind? Kind { get; init; }

    /// <summary>Who asks.</summary>
    public required RequesterBody Requester { get; init; }

    /// <summary>Where the work is.</summary>
    public SiteBody? Site { get; init; }

    /// <summary>The category.</summary>
    [Text(Limits.Name)]
    public string? Category { get; init; }

    /// <summary>How much it touches; low where nobody said.</summary>
    public Degree? Impact { get; init; }

    /// <summary>How soon it hurts; low where nobody said.</summary>
    public Degree? Urgency { get; init; }

    /// <summary>The cell that gets it; the front desk where none is named.</summary>
    [Text(Limits.Id)]
    public string? Cell { get; init; }

    /// <summary>Skills that the work needs.</summary>
    [Items]
    public IReadOnlyList<SkillBody>? Skills { get; init; }

    /// <summary>The reference in the system that it comes from.</summary>
    [Text(Limits.Name)]
    public string? ExternalReference { get; init; }

    /// <summary>Imported history (sla.md rule 17): integrators and administrators only.</summary>
    public bool? Historical { get; init; }

    /// <summary>The command as the core takes it, for a cell of a level.</summary>
    public TicketCommand.Report ToCommand(CellProfile cell) => Stamp(new TicketCommand.Report(Subject, Channel, Requester.ToRequester(), cell.Id, cell.Level)
    {
        CellCalendar = cell.Calendar,
        Description = Description,
        Kind = Kind ?? TicketKind.Incident,
        Site = Site?.ToSite(),
        Category = Category,
        Impact = Impact ?? Degree.Low,
        Urgency = Urgency ?? Degree.Low,
        Skills = SkillBody.ToSkills(Skills) ?? [],
        ExternalReference = ExternalReference,
        Historical = Historical ?? false,
    });
}
