using System.Text.Json.Serialization;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>What happened to a ticket: a closed union, one case an event. The journal keeps them for ever, so cases and fields are only added. A case with a text that
/// people write is known to the erasure of requesters as well (<c>Dispatch.Privacy.Redaction</c>).</summary>
[GenerateSerializer, Immutable, Alias("event")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Qualified), "qualified")]
[JsonDerivedType(typeof(Transferred), "transferred")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Reassigned), "reassigned")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Declined), "declined")]
[JsonDerivedType(typeof(OfferExpired), "offerExpired")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Departed), "departed")]
[JsonDerivedType(typeof(Arrived), "arrived")]
[JsonDerivedType(typeof(VisitFinished), "visitFinished")]
[JsonDerivedType(typeof(Unassigned), "unassigned")]
[JsonDerivedType(typeof(Displaced), "displaced")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Resolved), "resolved")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(WentLive), "wentLive")]
[JsonDerivedType(typeof(SlaWarned), "slaWarned")]
[JsonDerivedType(typeof(SlaBreached), "slaBreached")]
[JsonDerivedType(typeof(SlaOutcomeCorrected), "slaOutcomeCorrected")]
[JsonDerivedType(typeof(SlaRulesChanged), "slaRulesChanged")]
[JsonDerivedType(typeof(EscalationStepTaken), "escalationStepTaken")]
[JsonDerivedType(typeof(EscalationExhausted), "escalationExhausted")]
[JsonDerivedType(typeof(PriorityRaised), "priorityRaised")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(ReviewFellDue), "reviewFellDue")]
[JsonDerivedType(typeof(RequesterErased), "requesterErased")]
public abstract record TicketEvent
{
    /// <summary>The request was recorded.</summary>
    [GenerateSerializer, Immutable, Alias("event.reported")]
    public sealed record Reported(
        [property: Id(0)] string Subject,
        [property: Id(1)] Channel Channel,
        [property: Id(2)] Requester Requester,
        [property: Id(3)] string Cell,
        [property: Id(4)] int Level,
        [property: Id(5)] TicketKind Kind,
        [property: Id(6)] Degree Impact,
        [property: Id(7)] Degree Urgency,
        [property: Id(8)] int Priority) : TicketEvent
    {
        /// <summary>What the requester said.</summary>
        [Id(9)] public string? Description { get; init; }

        /// <summary>Where the work is.</summary>
        [Id(10)] public Site? Site { get; init; }

        /// <summary>The category.</summary>
        [Id(11)] public string? Category { get; init; }

        /// <summary>Skills that the work needs.</summary>
        [Id(12)] public ValueList<Skill> Skills { get; init; } = [];

        /// <summary>The reference in the system that it comes from.</summary>
        [Id(13)] public string? ExternalReference { get; init; }

        /// <summary>Imported history.</summary>
        [Id(14)] public bool Historical { get; init; }

        /// <summary>The cell's own calendar.</summary>
        [Id(15)] public string? CellCalendar { get; init; }

        /// <summary>The rules that judge the ticket from here on; null where nothing is promised.</summary>
        [Id(16)] public JudgedBy? JudgedBy { get; init; }
    }

    /// <summary>What the request is, as known from then on.</summary>
    [GenerateSerializer, Immutable, Alias("event.qualified")]
    public sealed record Qualified(
        [property: Id(0)] TicketKind Kind,
        [property: Id(1)] Degree Impact,
        [property: Id(2)] Degree Urgency,
        [property: Id(3)] int Priority,
        [property: Id(4)] string? Category,
        [property: Id(5)] Site? Site,
        [property: Id(6)] ValueList<Skill> Skills,
        [property: Id(7)] TimeSpan? EstimatedDuration) : TicketEvent
    {
        /// <summary>The rules that judge the ticket from here on; null where nothing is promised.</summary>
        [Id(8)] public JudgedBy? JudgedBy { get; init; }
    }

    /// <summary>Another cell has it.</summary>
    [GenerateSerializer, Immutable, Alias("event.transferred")]
    public sealed record Transferred(
        [property: Id(0)] string From, [property: Id(1)] string To, [property: Id(2)] int Level, [property: Id(3)] string Reason) : TicketEvent
    {
        /// <summary>The receiving cell's own calendar.</summary>
        [Id(4)] public string? CellCalendar { get; init; }

        /// <summary>The rules that judge the ticket from here on; null where nothing is promised.</summary>
        [Id(5)] public JudgedBy? JudgedBy { get; init; }
    }

    /// <summary>A technician has it.</summary>
    [GenerateSerializer, Immutable, Alias("event.assigned")]
    public sealed record Assigned(
        [property: Id(0)] string Technician,
        [property: Id(1)] InterventionMode Mode,
        [property: Id(2)] TimeWindow? Window,
        [property: Id(3)] string? Reason,
        [property: Id(4)] DateTimeOffset? OfferExpiresAt) : TicketEvent
    {
        /// <summary>The suggestions that it followed or overruled; null where nobody looked at any.</summary>
        [Id(5)] public Suggestion? Suggestion { get; init; }
    }

    /// <summary>Another technician has it, without a moment in which nobody had it.</summary>
    [GenerateSerializer, Immutable, Alias("event.reassigned")]
    public sealed record Reassigned([property: Id(0)] string From, [property: Id(1)] Assigned To) : TicketEvent;

    /// <summary>The technician took it.</summary>
    [GenerateSerializer, Immutable, Alias("event.accepted")]
    public sealed record Accepted([property: Id(0)] string Technician) : TicketEvent;

    /// <summary>The technician did not take it.</summary>
    [GenerateSerializer, Immutable, Alias("event.declined")]
    public sealed record Declined([property: Id(0)] string Technician, [property: Id(1)] string Reason) : TicketEvent;

    /// <summary>The technician did not answer in time.</summary>
    [GenerateSerializer, Immutable, Alias("event.offer-expired")]
    public sealed record OfferExpired([property: Id(0)] string Technician) : TicketEvent;

    /// <summary>Work without travel began.</summary>
    [GenerateSerializer, Immutable, Alias("event.started")]
    public sealed record Started([property: Id(0)] string Technician, [property: Id(1)] InterventionMode Mode, [property: Id(2)] bool Consent) : TicketEvent;

    /// <summary>The technician is on the way.</summary>
    [GenerateSerializer, Immutable, Alias("event.departed")]
    public sealed record Departed([property: Id(0)] string Technician) : TicketEvent;

    /// <summary>The technician is on site.</summary>
    [GenerateSerializer, Immutable, Alias("event.arrived")]
    public sealed record Arrived([property: Id(0)] string Technician) : TicketEvent;

    /// <summary>The visit ended without the work being done.</summary>
    [GenerateSerializer, Immutable, Alias("event.visit-finished")]
    public sealed record VisitFinished(
        [property: Id(0)] string Technician, [property: Id(1)] VisitCode Code, [property: Id(2)] AfterVisit Next, [property: Id(3)] string? Note) : TicketEvent;

    /// <summary>Nobody has it any more.</summary>
    [GenerateSerializer, Immutable, Alias("event.unassigned")]
    public sealed record Unassigned([property: Id(0)] string Technician, [property: Id(1)] string? Reason) : TicketEvent;

    /// <summary>A dispatcher gave the technician's time to another ticket.</summary>
    [GenerateSerializer, Immutable, Alias("event.displaced")]
    public sealed record Displaced([property: Id(0)] string Technician, [property: Id(1)] TicketNumber By, [property: Id(2)] string? Reason) : TicketEvent;

    /// <summary>It waits.</summary>
    [GenerateSerializer, Immutable, Alias("event.suspended")]
    public sealed record Suspended(
        [property: Id(0)] SuspensionReason Reason, [property: Id(1)] string? Note, [property: Id(2)] DateTimeOffset? Until) : TicketEvent;

    /// <summary>It goes on in this status. A technician who is no longer free at that time keeps the ticket, without the appointment.</summary>
    [GenerateSerializer, Immutable, Alias("event.resumed")]
    public sealed record Resumed([property: Id(0)] TicketStatus To, [property: Id(1)] bool BookingLost) : TicketEvent;

    /// <summary>The work is done.</summary>
    [GenerateSerializer, Immutable, Alias("event.resolved")]
    public sealed record Resolved([property: Id(0)] string Code, [property: Id(1)] string? Note, [property: Id(2)] DateTimeOffset? ClosesAt) : TicketEvent;

    /// <summary>It was not resolved after all.</summary>
    [GenerateSerializer, Immutable, Alias("event.reopened")]
    public sealed record Reopened([property: Id(0)] string? Reason) : TicketEvent;

    /// <summary>It is over.</summary>
    [GenerateSerializer, Immutable, Alias("event.closed")]
    public sealed record Closed : TicketEvent;

    /// <summary>It was withdrawn.</summary>
    [GenerateSerializer, Immutable, Alias("event.cancelled")]
    public sealed record Cancelled([property: Id(0)] string Reason) : TicketEvent;

    /// <summary>Somebody wrote a note.</summary>
    [GenerateSerializer, Immutable, Alias("event.noted")]
    public sealed record Noted([property: Id(0)] string Text, [property: Id(1)] bool Public) : TicketEvent;

    /// <summary>Imported history became live work.</summary>
    [GenerateSerializer, Immutable, Alias("event.went-live")]
    public sealed record WentLive([property: Id(0)] DateTimeOffset? ClosesAt) : TicketEvent;

    /// <summary>A clock passed a threshold (sla.md rule 11).</summary>
    /// <param name="Target">The clock.</param>
    /// <param name="Percent">The threshold, percent of the goal.</param>
    /// <param name="Due">The due instant that lies ahead.</param>
    /// <param name="Escalation">The escalation policy that follows it, pinned; null where none does.</param>
    [GenerateSerializer, Immutable, Alias("event.sla-warned")]
    public sealed record SlaWarned(
        [property: Id(0)] SlaTarget Target, [property: Id(1)] int Percent, [property: Id(2)] DateTimeOffset? Due, [property: Id(3)] RulePin? Escalation) : TicketEvent;

    /// <summary>A clock's due instant passed (sla.md rule 11).</summary>
    /// <param name="Target">The clock.</param>
    /// <param name="Goal">The goal that was broken, business time.</param>
    /// <param name="Escalation">The escalation policy that follows it, pinned; null where none does.</param>
    [GenerateSerializer, Immutable, Alias("event.sla-breached")]
    public sealed record SlaBreached(
        [property: Id(0)] SlaTarget Target, [property: Id(1)] TimeSpan Goal, [property: Id(2)] RulePin? Escalation) : TicketEvent;

    /// <summary>A late entry showed that a recorded breach did not happen (sla.md rule 12). Escalations that were made stay made.</summary>
    /// <param name="Target">The clock.</param>
    /// <param name="BreachedAt">When the breach was thought to have happened.</param>
    [GenerateSerializer, Immutable, Alias("event.sla-outcome-corrected")]
    public sealed record SlaOutcomeCorrected([property: Id(0)] SlaTarget Target, [property: Id(1)] DateTimeOffset BreachedAt) : TicketEvent;

    /// <summary>Somebody applied newer rules to open tickets (sla.md rule 13).</summary>
    /// <param name="JudgedBy">The rules that judge the ticket from here on.</param>
    [GenerateSerializer, Immutable, Alias("event.sla-rules-changed")]
    public sealed record SlaRulesChanged([property: Id(0)] JudgedBy? JudgedBy) : TicketEvent;

    /// <summary>A step of an escalation was taken, or could not be, or was not needed any more (sla.md rules 14 to 16).</summary>
    /// <param name="Trigger">What set the escalation going.</param>
    /// <param name="Step">The step, counted from 0 among those of the trigger.</param>
    /// <param name="Repeat">0 for the step itself, then its repetitions.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Told">Who is told, by which ways.</param>
    /// <param name="Undone">The actions that could not be done, and why.</param>
    [GenerateSerializer, Immutable, Alias("event.escalation-step-taken")]
    public sealed record EscalationStepTaken(
        [property: Id(0)] EscalationTrigger Trigger,
        [property: Id(1)] int Step,
        [property: Id(2)] int Repeat,
        [property: Id(3)] StepOutcome Outcome,
        [property: Id(4)] ValueList<Notice> Told,
        [property: Id(5)] ValueList<string> Undone) : TicketEvent;

    /// <summary>An escalation ended without anybody having been found: the installation's fallback is told (sla.md rules 15 and 16).</summary>
    [GenerateSerializer, Immutable, Alias("event.escalation-exhausted")]
    public sealed record EscalationExhausted([property: Id(0)] EscalationTrigger Trigger, [property: Id(1)] ValueList<Notice> Told) : TicketEvent;

    /// <summary>An escalation raised the priority.</summary>
    [GenerateSerializer, Immutable, Alias("event.priority-raised")]
    public sealed record PriorityRaised([property: Id(0)] int From, [property: Id(1)] int To) : TicketEvent;

    /// <summary>Somebody has seen the escalation and cares (sla.md rule 15).</summary>
    [GenerateSerializer, Immutable, Alias("event.acknowledged")]
    public sealed record Acknowledged([property: Id(0)] DateTimeOffset Until) : TicketEvent;

    /// <summary>Nothing else was due for this ticket, so somebody looks at it (sla.md rule 18).</summary>
    [GenerateSerializer, Immutable, Alias("event.review-fell-due")]
    public sealed record ReviewFellDue([property: Id(0)] ValueList<Notice> Told) : TicketEvent;

    /// <summary>The requester became a pseudonym, here and in the texts of every earlier line; the facts of those stayed as they were.</summary>
    [GenerateSerializer, Immutable, Alias("event.requester-erased")]
    public sealed record RequesterErased([property: Id(0)] string Pseudonym) : TicketEvent;
}
