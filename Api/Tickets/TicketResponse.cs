using Dispatch.Access;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>A ticket as clients see it.</summary>
public sealed record TicketResponse
{
    /// <summary>Its reference.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Counts changes; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required TicketStatus Status { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public required int Priority { get; init; }

    /// <summary>Support level of its cell, 1 to 3.</summary>
    public required int Level { get; init; }

    /// <summary>The cell that has it.</summary>
    public required string Cell { get; init; }

    /// <summary>The technician who has it.</summary>
    public string? Technician { get; init; }

    /// <summary>The subject in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What the requester said.</summary>
    public string? Description { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Incident or service request.</summary>
    public required TicketKind Kind { get; init; }

    /// <summary>Who asks.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Where the work is.</summary>
    public Site? Site { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>How much it touches.</summary>
    public required Degree Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public required Degree Urgency { get; init; }

    /// <summary>Skills that the work needs.</summary>
    public required IReadOnlyList<SkillBody> Skills { get; init; }

    /// <summary>How long the work is expected to take.</summary>
    public TimeSpan? EstimatedDuration { get; init; }

    /// <summary>The reference in the system that it comes from.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>Imported history.</summary>
    public required bool Historical { get; init; }

    /// <summary>When the request was made.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When it was recorded here.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When its state changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The intervention under way or waiting.</summary>
    public Intervention? Intervention { get; init; }

    /// <summary>Why it waits.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>How it was resolved.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>The technician to suggest first, after a reopening.</summary>
    public string? SuggestedTechnician { get; init; }

    /// <summary>What its visits took so far; absent while nobody said.</summary>
    public WorkDone? Work { get; init; }

    /// <summary>The checklist that resolving it asks for; absent where none does.</summary>
    public RulePin? Checklist { get; init; }

    /// <summary>What its clocks show now.</summary>
    public required ValueList<ClockReading> Clocks { get; init; }

    /// <summary>The versions of policy and calendars that judge it; absent where nothing is promised.</summary>
    public JudgedBy? JudgedBy { get; init; }

    /// <summary>Its escalations; one without a next instant has ended.</summary>
    public required ValueList<EscalationRun> Escalations { get; init; }

    /// <summary>Who acknowledged the escalation.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>The next instant at which it moves by itself.</summary>
    public DateTimeOffset? NextDeadline { get; init; }

    /// <summary>The commands that it allows this client now.</summary>
    public required ValueList<string> Allowed { get; init; }

    /// <summary>As clients see it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="now">The instant at which its clocks are read.</param>
    /// <param name="rules">Rules that know what it is judged by.</param>
    /// <param name="rights">Of the client: it is told what it may do, and requesters nothing of what goes on among staff.</param>
    public static TicketResponse Of(TicketView ticket, DateTimeOffset now, SlaRules rules, Rights rights)
    {
        var (number, state) = ticket;
        return new TicketResponse
        {
            Number = number,
            Version = state.Version,
            Status = state.Status,
            Priority = state.Priority,
            Level = state.Level,
            Cell = state.Cell,
            Technician = state.Technician,
            Subject = state.Subject,
            Description = state.Description,
            Channel = state.Channel,
            Kind = state.Kind,
            Requester = state.Requester,
            Site = state.Site,
            Category = state.Category,
            Impact = state.Impact,
            Urgency = state.Urgency,
            Skills = SkillBody.Of(state.Skills),
            EstimatedDuration = state.EstimatedDuration,
            ExternalReference = state.ExternalReference,
            Historical = state.Historical,
            ReportedAt = state.ReportedAt,
            RecordedAt = state.RecordedAt,
            ChangedAt = state.ChangedAt,
            Intervention = state.Intervention,
            Suspension = state.Suspension,
            Resolution = state.Resolution,
            SuggestedTechnician = state.SuggestedTechnician,
            Work = state.Work,
            Checklist = rights.SeeInside() ? Checklists.For(state, rules) : null,
            Clocks = TicketClocks.Read(state, now, rules),
            JudgedBy = state.JudgedBy,
            Escalations = rights.SeeInside() ? state.Escalations : [],
            Acknowledgement = rights.SeeInside() ? state.Acknowledgement : null,
            NextDeadline = state.NextDeadline,
            Allowed = TicketLife.Allowed(state, rights),
        };
    }
}
