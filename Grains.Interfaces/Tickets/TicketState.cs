using System.Text.Json.Serialization;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>All that is known of a ticket: the sum of its journal.</summary>
/// <remarks>Instants are UTC in whole milliseconds. Equality is by value, so that a replayed journal can be compared with the stored state.</remarks>
[GenerateSerializer, Immutable, Alias("ticket-state")]
public sealed record TicketState
{
    /// <summary>How many events the journal holds; the version that <c>If-Match</c> and <c>ETag</c> speak of.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>Where the ticket is in its life.</summary>
    [Id(1)] public required TicketStatus Status { get; init; }

    /// <summary>The subject in one line.</summary>
    [Id(2)] public required string Subject { get; init; }

    /// <summary>What the requester said.</summary>
    [Id(3)] public string? Description { get; init; }

    /// <summary>How the request came in.</summary>
    [Id(4)] public required Channel Channel { get; init; }

    /// <summary>Incident or service request.</summary>
    [Id(5)] public required TicketKind Kind { get; init; }

    /// <summary>Who asks.</summary>
    [Id(6)] public required Requester Requester { get; init; }

    /// <summary>Where the work is.</summary>
    [Id(7)] public Site? Site { get; init; }

    /// <summary>The category, a free text of the installation.</summary>
    [Id(8)] public string? Category { get; init; }

    /// <summary>How many people or how much business it touches.</summary>
    [Id(9)] public required Degree Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    [Id(10)] public required Degree Urgency { get; init; }

    /// <summary>1 (highest) to 4, from impact and urgency by the matrix of the public contract.</summary>
    [Id(11)] public required int Priority { get; init; }

    /// <summary>The support level (1 to 3) of the cell that has the ticket.</summary>
    [Id(12)] public required int Level { get; init; }

    /// <summary>The cell that has the ticket.</summary>
    [Id(13)] public required string Cell { get; init; }

    /// <summary>Skills that the work needs.</summary>
    [Id(14)] public ValueList<Skill> Skills { get; init; } = [];

    /// <summary>How long the work is expected to take.</summary>
    [Id(15)] public TimeSpan? EstimatedDuration { get; init; }

    /// <summary>The reference in the system that the ticket came from.</summary>
    [Id(16)] public string? ExternalReference { get; init; }

    /// <summary>Imported history, judged by its own instants until it goes live or closes (sla.md rule 17).</summary>
    [Id(17)] public bool Historical { get; init; }

    /// <summary>When the request was made.</summary>
    [Id(18)] public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When Dispatch recorded it.</summary>
    [Id(19)] public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the last change of state happened; no command may happen before it (sla.md rule 12).</summary>
    [Id(20)] public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The latest instant of its journal where that is after the last change of state: a deadline, say, or a note. Null where it is that change.</summary>
    [Id(36)] public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The last change of state as people speak of it: the event, who, and what about it.</summary>
    [Id(21)] public required LastChange LastChange { get; init; }

    /// <summary>The intervention under way or waiting, while a technician has the ticket.</summary>
    [Id(22)] public Intervention? Intervention { get; init; }

    /// <summary>Why the ticket waits, while it is suspended.</summary>
    [Id(23)] public Suspension? Suspension { get; init; }

    /// <summary>How it was resolved, while it is resolved or closed.</summary>
    [Id(24)] public Resolution? Resolution { get; init; }

    /// <summary>Technicians who declined or let an offer expire: not suggested next.</summary>
    [Id(25)] public ValueList<string> Declined { get; init; } = [];

    /// <summary>The technician to suggest first: who resolved it before it was reopened.</summary>
    [Id(26)] public string? SuggestedTechnician { get; init; }

    /// <summary>The own calendar of the cell that has the ticket.</summary>
    [Id(27)] public string? CellCalendar { get; init; }

    /// <summary>The rules that judge the ticket; null where nothing is promised.</summary>
    [Id(28)] public JudgedBy? JudgedBy { get; init; }

    /// <summary>Its clocks, one a target, in the order of the targets.</summary>
    [Id(29)] public ValueList<TicketClock> Clocks { get; init; } = [];

    /// <summary>Escalations that were set going, also those that have ended: one per trigger.</summary>
    [Id(30)] public ValueList<EscalationRun> Escalations { get; init; } = [];

    /// <summary>Who has seen the escalation and cares.</summary>
    [Id(31)] public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>When somebody is to look at it because nothing else is due (sla.md rule 18).</summary>
    [Id(32)] public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>Whom escalations told by name to see to it: on call, or the lead of the cell.</summary>
    [Id(35)] public ValueList<string> Alerted { get; init; } = [];

    /// <summary>What its visits took so far; null while nobody said.</summary>
    [Id(33)] public WorkDone? Work { get; init; }

    /// <summary>Its files, in the order in which they came.</summary>
    [Id(34)] public ValueList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>Whether support still owes something: New, Queued, Assigned, InProgress or Suspended.</summary>
    [JsonIgnore] public bool IsOpen => Status <= TicketStatus.Suspended;

    /// <summary>The technician who has the ticket.</summary>
    [JsonIgnore] public string? Technician => Intervention?.Technician;

    /// <summary>What happens now happens no sooner than this, also where the clock of a server was put back (sla.md rule 19).</summary>
    [JsonIgnore] public DateTimeOffset LatestAt => SeenAt ?? ChangedAt;

    /// <summary>
    /// The next instant at which the ticket moves by itself: a clock warns or breaks, an escalation goes on, a suspension ends, an offer
    /// expires, a resolved ticket closes. Null where nothing is due; imported history is never watched.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? NextDeadline => Historical ? null : TicketMark.Next(this)?.At;
}
