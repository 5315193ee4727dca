using Dispatch.Sla;
using static Dispatch.Tickets.TicketEvent;
using static Dispatch.Tickets.TicketStatus;

namespace Dispatch.Tickets;

public static partial class Ticket
{
    /// <summary>The state that a journal adds up to.</summary>
    /// <exception cref="InvalidOperationException">The journal is empty.</exception>
    public static TicketState Replay(IEnumerable<JournalEntry> journal, SlaRules rules) =>
        journal.Aggregate((TicketState?)null, (state, entry) => Evolve(state, entry, rules)) ?? throw NoReport();

    /// <summary>The state after one more line of the journal.</summary>
    /// <param name="state">The state before; null for the first line.</param>
    /// <param name="entry">The line.</param>
    /// <param name="rules">Rules that know the versions by which the ticket was and is judged.</param>
    public static TicketState Evolve(TicketState? state, JournalEntry entry, SlaRules rules) => Advance(state, entry, rules).State;

    /// <summary>The state after one more line, and the clocks that it decided.</summary>
    private static (TicketState State, ValueList<ClockOutcome>? Outcomes) Advance(TicketState? state, JournalEntry entry, SlaRules rules)
    {
        var after = entry.Event is Reported reported ? Begin(reported, entry) : Continue(state ?? throw NoReport(), entry);
        // Whose request it was is nothing to a clock.
        if (entry.Event is RequesterErased)
            return (after, null);
        var clocks = TicketClocks.Apply(state, after, entry, rules);
        after = after with { Clocks = clocks.Clocks, Escalations = EscalationRuns.Apply(after, entry, rules) };
        return (after with { ReviewAt = Reviews.Next(after, entry, rules), SeenAt = Seen(state, after, entry) }, clocks.Outcomes);
    }

    private static InvalidOperationException NoReport() => new("A journal begins with a report.");

    private static TicketState Continue(TicketState before, JournalEntry entry)
    {
        var after = Apply(before, entry) with { Version = entry.Version };
        if (Audiences.Alerted(JournalNotices.In(entry.Event)) is { Count: > 0 } alerted)
            after = after with { Alerted = after.Alerted.Union(alerted, StringComparer.Ordinal).ToValueList() };
        return ChangesState(entry.Event)
            ? after with { ChangedAt = entry.OccurredAt, LastChange = new LastChange(TicketEventType.NameOf(entry.Event), entry.Actor) }
            : after;
    }

    /// <summary>
    /// The ticket's own clock, which never runs backwards (sla.md rule 19). At exactly its due instant a goal is still kept (rule 11), so what follows a breach follows
    /// a moment later; one whose goal was used up when it was set broke at that very instant (rule 9).
    /// </summary>
    private static DateTimeOffset? Seen(TicketState? before, TicketState after, JournalEntry entry)
    {
        var seen = entry.Event is SlaBreached e && after.Clocks.Any(clock => clock.Target == e.Target && clock.Breach is { UsedUp: false })
            ? entry.OccurredAt + Instants.Smallest
            : entry.OccurredAt;
        var latest = before is null ? seen : Instants.Later(before.LatestAt, seen);
        return latest > after.ChangedAt ? latest : null;
    }

    /// <summary>What a ticket can do next depends on these; a note, a file, a clock or an escalation is not in the way of a late entry (sla.md rule 12).</summary>
    private static bool ChangesState(TicketEvent fact) => fact is not (
        Noted or Attached or SlaWarned or SlaBreached or SlaOutcomeCorrected or SlaRulesChanged or EscalationStepTaken or EscalationExhausted or PriorityRaised
        or TicketEvent.Acknowledged or ReviewFellDue or RequesterErased);

    private static TicketState Begin(Reported reported, JournalEntry entry) => new()
    {
        Version = entry.Version,
        Status = New,
        Subject = reported.Subject,
        Description = reported.Description,
        Channel = reported.Channel,
        Kind = reported.Kind,
        Requester = reported.Requester,
        Site = reported.Site,
        Category = reported.Category,
        Impact = reported.Impact,
        Urgency = reported.Urgency,
        Priority = reported.Priority,
        Level = reported.Level,
        Cell = reported.Cell,
        Skills = reported.Skills,
        ExternalReference = reported.ExternalReference,
        Historical = reported.Historical,
        CellCalendar = reported.CellCalendar,
        JudgedBy = reported.JudgedBy,
        ReportedAt = entry.OccurredAt,
        RecordedAt = entry.RecordedAt,
        ChangedAt = entry.OccurredAt,
        LastChange = new LastChange(TicketEventType.NameOf(reported), entry.Actor),
    };

    private static TicketState Apply(TicketState state, JournalEntry entry) => entry.Event switch
    {
        Qualified e => state with
        {
            Status = Queued,
            Kind = e.Kind,
            Impact = e.Impact,
            Urgency = e.Urgency,
            Priority = e.Priority,
            Category = e.Category,
            Site = e.Site,
            Skills = e.Skills,
            EstimatedDuration = e.EstimatedDuration,
            JudgedBy = e.JudgedBy,
        },
        Transferred e => BackToQueue(state) with
        {
            Cell = e.To,
            Level = e.Level,
            CellCalendar = e.CellCalendar,
            JudgedBy = e.JudgedBy,
            Declined = [],
            SuggestedTechnician = null,
        },
        Assigned e => Give(state, e),
        Reassigned e => Give(state, e.To),
        Accepted => state with { Intervention = state.Intervention! with { Phase = InterventionPhase.Accepted, OfferExpiresAt = null } },
        Declined e => BackToQueue(state) with { Declined = [.. state.Declined.Except([e.Technician]), e.Technician] },
        OfferExpired e => BackToQueue(state) with { Declined = [.. state.Declined.Except([e.Technician]), e.Technician] },
        Started => Progress(state, InterventionPhase.Working, entry.OccurredAt),
        Departed => Progress(state, InterventionPhase.EnRoute, entry.OccurredAt),
        Arrived => Progress(state, InterventionPhase.OnSite, entry.OccurredAt),
        VisitFinished e => AfterVisitOf(state, e, entry.OccurredAt) with { Work = WorkDone.Sum(state.Work, e.Work) },
        Unassigned or Displaced => BackToQueue(state),
        Suspended e => state with
        {
            Status = TicketStatus.Suspended,
            Suspension = new Suspension(e.Reason, state.Suspension?.Before ?? state.Status, e.Note, e.Until),
            Intervention = state.Intervention is { } paused ? paused with { OfferExpiresAt = null, StartedAt = null, ArrivedAt = null } : null,
        },
        Resumed e => state with { Status = e.To, Suspension = null, Intervention = e.BookingLost ? WithoutBooking(state.Intervention) : GoOn(state.Intervention, entry.OccurredAt) },
        Resolved e => state with
        {
            Status = TicketStatus.Resolved,
            Resolution = new Resolution(e.Code, e.Note, entry.OccurredAt, state.Technician, e.ClosesAt) { Checklist = e.Checklist },
            Work = WorkDone.Sum(state.Work, e.Work),
            Intervention = null,
            Suspension = null,
        },
        Reopened => state with { Status = Queued, SuggestedTechnician = state.Resolution?.Technician, Resolution = null, Declined = [] },
        TicketEvent.Closed => state with { Status = TicketStatus.Closed, Historical = false },
        TicketEvent.Cancelled => state with { Status = TicketStatus.Cancelled, Intervention = null, Suspension = null, Historical = false },
        WentLive e => state with
        {
            Historical = false,
            Resolution = state.Resolution is { } resolution ? resolution with { ClosesAt = e.ClosesAt } : null,
        },
        PriorityRaised e => state with { Priority = e.To },
        SlaRulesChanged e => state with { JudgedBy = e.JudgedBy },
        TicketEvent.Acknowledged e => state with { Acknowledgement = new Acknowledgement(entry.Actor.Id, entry.OccurredAt, e.Until) },
        Attached e => state with { Attachments = [.. state.Attachments, new TicketAttachment(e.File, entry.OccurredAt, entry.Actor)] },
        RequesterErased e => state with { Requester = new Requester(e.Pseudonym), Attachments = [] },
        Noted or SlaWarned or SlaBreached or SlaOutcomeCorrected or EscalationStepTaken or EscalationExhausted or ReviewFellDue => state,
        _ => throw new ArgumentException($"Unknown event {entry.Event.GetType().Name}.", nameof(entry)),
    };

    private static TicketState BackToQueue(TicketState state) => state with { Status = Queued, Intervention = null, Suspension = null };

    private static TicketState Give(TicketState state, Assigned to) => state with
    {
        Status = TicketStatus.Assigned,
        Intervention = new Intervention(to.Technician, to.Mode, InterventionPhase.Offered, to.Window, to.OfferExpiresAt),
        SuggestedTechnician = null,
    };

    private static TicketState Progress(TicketState state, InterventionPhase phase, DateTimeOffset at) => state with
    {
        Status = InProgress,
        Intervention = state.Intervention! with
        {
            Phase = phase,
            OfferExpiresAt = null,
            StartedAt = state.Intervention.StartedAt ?? at,
            ArrivedAt = phase is InterventionPhase.OnSite ? at : state.Intervention.ArrivedAt,
        },
    };

    private static TicketState AfterVisitOf(TicketState state, VisitFinished visit, DateTimeOffset at)
    {
        var suggested = visit.Code is VisitCode.NeedsOtherSkill ? null : visit.Technician;
        return visit.Next switch
        {
            AfterVisit.Queue => BackToQueue(state) with { SuggestedTechnician = suggested },
            AfterVisit.Workshop => state with
            {
                Intervention = new Intervention(visit.Technician, InterventionMode.Workshop, InterventionPhase.Working, StartedAt: at),
            },
            _ => state with
            {
                Status = TicketStatus.Suspended,
                Suspension = new Suspension(WaitsFor(visit.Code), Queued, visit.Note),
                Intervention = null,
                SuggestedTechnician = suggested,
            },
        };
    }

    private static SuspensionReason WaitsFor(VisitCode code) => code switch
    {
        VisitCode.NoAccess => SuspensionReason.Requester,
        VisitCode.NeedsPart => SuspensionReason.Parts,
        _ => SuspensionReason.Planned,
    };

    /// <summary>Work that a suspension interrupted begins anew: nobody worked meanwhile.</summary>
    private static Intervention? GoOn(Intervention? intervention, DateTimeOffset at) =>
        intervention is { InProgress: true } ? intervention with { StartedAt = at } : intervention;

    private static Intervention? WithoutBooking(Intervention? intervention) => intervention is null
        ? null
        : intervention with
        {
            Window = null,
            Phase = intervention.InProgress ? InterventionPhase.Accepted : intervention.Phase,
        };
}
