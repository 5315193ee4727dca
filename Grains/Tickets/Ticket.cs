using Dispatch.Access;
using Dispatch.Sla;
using static Dispatch.Tickets.TicketCommand;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Tickets;

/// <summary>
/// What a ticket can do. <see cref="Decide"/> answers a command with events or a refusal, <see cref="Evolve(TicketState?, JournalEntry, SlaRules)"/>
/// applies an event; both are pure. The states that allow a command are in <see cref="TicketLife"/>.
/// </summary>
public static partial class Ticket
{
    /// <summary>What a command leads to. A ticket that does not exist (null) can only be reported.</summary>
    /// <remarks>What was due before the command happened is applied first, in order, at its due instant (sla.md rule 12).</remarks>
    public static Decision Decide(TicketState? state, TicketCommand command, DecisionContext context)
    {
        if (state is null)
        {
            if (command is not Report report)
                return Decision.Refuse(Refusals.UnknownTicket());
            return TicketAccess.Refuse(context.Rights, report) is { } forbidden ? Decision.Refuse(forbidden) : DecideReport(report, context);
        }

        if (TicketAccess.Refuse(context.Rights, state, command) is { } denied)
            return Decision.Refuse(denied);
        if (context.ExpectedVersion is { } expected && expected != state.Version)
            return Decision.Refuse(Refusals.VersionMismatch(state, expected));

        if (command is EraseRequester erase)
            return TicketLife.Refuse(state, erase) is { } kept ? Decision.Refuse(kept) : DecideErasure(state, erase, context);

        if (CheckOccurredAt(state, command, context) is { } untimely)
            return Decision.Refuse(untimely);
        var at = command.OccurredAt ?? Instants.Later(context.Now, state.LatestAt);

        var (current, passed) = Elapse(state, at, context);
        if (TicketLife.Refuse(current, command) is { } refusal)
            return Decision.Refuse(refusal);

        var (fact, wrong) = Answer(current, command, at, context);
        if (fact is null)
            return Decision.Refuse(wrong!);
        List<JournalEntry> entries = [.. passed];
        var after = Add(entries, current, fact, at, context.Actor, cause: null, context);
        foreach (var corrected in TicketClocks.Disproved(current, after, at))
            after = Add(entries, after, corrected, at, context.Actor, $"{TicketLife.NameOf(command)} happened at {Instants.Format(at)}.", context);

        // What the change itself makes due: a goal that is now shorter than the time used (sla.md rule 9).
        (after, var followed) = Elapse(after, at, context);
        return Decision.Accept(after, [.. entries, .. followed]);
    }

    /// <summary>What time alone has brought by now: a suspension ends, an offer expires, a resolved ticket closes. Ask only when a deadline is due.</summary>
    public static Decision DecideElapsed(TicketState state, DecisionContext context)
    {
        var (current, passed) = Elapse(state, context.Now, context);
        return Decision.Accept(current, passed);
    }

    /// <summary>Whether a command may choose other rules for the ticket, or asks for what they say now, so that it must be decided by the newest ones.</summary>
    public static bool ChoosesRules(TicketCommand command) => command is Report or Qualify or Transfer or Rejudge or Resolve;

    /// <summary>Whether a command writes earlier lines of the journal anew, so that it must be decided with the journal.</summary>
    public static bool RewritesJournal(TicketCommand command) => command is EraseRequester;

    private static Decision DecideReport(Report report, DecisionContext context)
    {
        if (report.OccurredAt is { } occurredAt)
        {
            if (occurredAt > context.Now)
                return Decision.Refuse(InFuture(occurredAt, context.Now));
            if (!report.Historical && occurredAt < context.Now - context.Rules.LateEntryAllowance)
                return Decision.Refuse(TooLongAgo(occurredAt, context.Rules.LateEntryAllowance));
            if (occurredAt < DateTimeOffset.UnixEpoch)
                return Decision.Refuse(BeforeHistory(occurredAt));
        }

        var reported = new Reported(
            report.Subject, report.Channel, report.Requester, report.Cell, report.Level, report.Kind,
            report.Impact, report.Urgency, PriorityMatrix.Of(report.Impact, report.Urgency))
        {
            Description = report.Description,
            Site = report.Site,
            Category = report.Category,
            Skills = report.Skills,
            ExternalReference = report.ExternalReference,
            Historical = report.Historical,
            CellCalendar = report.CellCalendar,
            JudgedBy = context.Sla.Choose(PolicySubject.Of(report), null),
        };
        var at = report.OccurredAt ?? context.Now;
        List<JournalEntry> entries = [];
        return Decision.Accept(Add(entries, null, reported, at, context.Actor, cause: null, context), entries);
    }

    /// <summary>One more line of the journal, with the clocks that it decides.</summary>
    private static TicketState Add(
        List<JournalEntry> entries, TicketState? state, TicketEvent fact, DateTimeOffset at, Actor actor, string? cause, DecisionContext context)
    {
        var entry = new JournalEntry((state?.Version ?? 0) + 1, fact, at, context.Now, actor, cause);
        var (after, outcomes) = Advance(state, entry, context.Sla);
        entries.Add(entry with { Outcomes = outcomes });
        return after;
    }

    /// <summary>sla.md rule 12: not in the future, not before the change that it builds on, not longer ago than the allowance.</summary>
    private static Refusal? CheckOccurredAt(TicketState state, TicketCommand command, DecisionContext context)
    {
        if (command.OccurredAt is not { } occurredAt)
            return null;
        if (occurredAt > context.Now)
            return InFuture(occurredAt, context.Now);
        var allowance = state.JudgedBy is { } judged ? context.Sla.Policy(judged.Policy).LateEntryAllowance : null;
        if (!state.Historical && occurredAt < context.Now - (allowance ?? context.Rules.LateEntryAllowance))
            return TooLongAgo(occurredAt, allowance ?? context.Rules.LateEntryAllowance);

        // A note changes no state, nor does a file, so they build on nothing but the report.
        var builtOn = command is AddNote or Attach ? state.ReportedAt : state.ChangedAt;
        return occurredAt < builtOn
            ? Refusal.Invalid(
                RefusalCodes.OccurredBeforeLastChange,
                "occurredAt",
                $"It cannot have happened at {Instants.Format(occurredAt)}: {TicketLife.Describe(state)}.")
            : null;
    }

    private static Refusal InFuture(DateTimeOffset occurredAt, DateTimeOffset now) => Refusal.Invalid(
        RefusalCodes.OccurredInFuture, "occurredAt", $"{Instants.Format(occurredAt)} lies in the future; it is {Instants.Format(now)} now.");

    private static Refusal TooLongAgo(DateTimeOffset occurredAt, TimeSpan allowance) => Refusal.Invalid(
        RefusalCodes.OccurredTooLongAgo,
        "occurredAt",
        $"{Instants.Format(occurredAt)} is too long ago: entries are taken for {allowance.TotalHours:0.#} hours. Import older work as historical.");

    private static Refusal BeforeHistory(DateTimeOffset occurredAt) => Refusal.Invalid(
        RefusalCodes.OccurredTooLongAgo, "occurredAt", $"{Instants.Format(occurredAt)} is no instant of a help desk's history: that begins in 1970.");

    /// <summary>Everything that time alone brings by an instant, in order, each at its own.</summary>
    private static (TicketState State, List<JournalEntry> Passed) Elapse(TicketState state, DateTimeOffset until, DecisionContext context)
    {
        List<JournalEntry> passed = [];
        while (TicketMark.Next(state) is { } mark && mark.FallsAt <= until)
        {
            foreach (var (fact, cause) in Happen(state, mark, context))
                state = Add(passed, state, fact, mark.At, Actor.Timer, cause, context);
        }

        return (state, passed);
    }

    private static IEnumerable<(TicketEvent Event, string? Cause)> Happen(TicketState state, TicketMark mark, DecisionContext context)
    {
        switch (mark.Kind)
        {
            case TicketMarkKind.Warning:
                var (target, warning) = (state.Clocks[mark.Index].Target, state.Clocks[mark.Index].NextWarning!);
                var warned = EscalationDecision.Starts(state, new EscalationTrigger(target, warning.Percent), context.Sla);
                return [(new SlaWarned(target, warning.Percent, state.Clocks[mark.Index].Due, warned), null)];
            case TicketMarkKind.Breach:
                var clock = state.Clocks[mark.Index];
                var broken = EscalationDecision.Starts(state, new EscalationTrigger(clock.Target), context.Sla);
                var cause = clock.Used > clock.Goal ? $"{state.LastChange.Event} by {state.LastChange.By.Id} left less than was used." : null;
                return [(new SlaBreached(clock.Target, clock.Goal, broken), cause)];
            case TicketMarkKind.Step:
                return EscalationDecision.Take(state, state.Escalations[mark.Index], context).Select(fact => (fact, (string?)null));
            case TicketMarkKind.Review:
                var (told, _) = Audiences.Find(Audience.Lead, [NotificationChannel.Live], state, context);
                return [(new ReviewFellDue(told.Count > 0 ? told.ToValueList() : Audiences.Fallback(state, context)), "Nothing else was due for it.")];
            default:
                return [OfLife(state, context)];
        }
    }

    private static (TicketEvent Event, string? Cause) OfLife(TicketState state, DecisionContext context) => state.Status switch
    {
        TicketStatus.Suspended => (Resumption(state, context), "The date until which it was suspended has come."),
        TicketStatus.Assigned => (new OfferExpired(state.Technician!), "The technician did not accept in time."),
        _ => (new Closed(), "Nobody reopened it in time."),
    };

    private static (TicketEvent? Event, Refusal? Refusal) Answer(TicketState state, TicketCommand command, DateTimeOffset at, DecisionContext context)
    {
        switch (command)
        {
            case Qualify qualify:
                return (Qualification(state, qualify, context), null);
            case Transfer transfer:
                return transfer.Cell == state.Cell
                    ? (null, Refusal.Invalid(RefusalCodes.SameCell, "cell", $"The ticket is in {state.Cell} already."))
                    : (HandOver(state, transfer, context), null);
            case Assign assign:
                return CheckAssign(assign, at) is { } wrong ? (null, wrong) : (Assignment(assign, at), null);
            case Reassign reassign:
                return CheckAssign(reassign.To, at) is { } invalid ? (null, invalid) : (new Reassigned(state.Technician!, Assignment(reassign.To, at)), null);
            case Accept:
                return (new Accepted(state.Technician!), null);
            case Decline decline:
                return (new Declined(state.Technician!, decline.Reason), null);
            case Start start:
                return state.Intervention!.Mode is InterventionMode.Remote && !start.Consent
                    ? (null, Refusal.Invalid(RefusalCodes.ConsentRequired, "consent", "Remote control begins with the requester's consent: say consent: true."))
                    : (new Started(state.Technician!, state.Intervention.Mode, start.Consent), null);
            case Depart:
                return (new Departed(state.Technician!), null);
            case Arrive:
                return (new Arrived(state.Technician!), null);
            case FinishVisit finish:
                return (new VisitFinished(state.Technician!, finish.Code, finish.Next ?? UsualNext(finish.Code), finish.Note) { Work = finish.Work }, null);
            case Unassign unassign:
                return (new Unassigned(state.Technician!, unassign.Reason), null);
            case GiveWay giveWay:
                return (new Displaced(state.Technician!, giveWay.By, giveWay.Reason), null);
            case Suspend suspend:
                return suspend.Until <= at && !state.Historical
                    ? (null, Refusal.Invalid(RefusalCodes.DateNotAhead, "until", "The date on which it resumes must lie ahead."))
                    : (new Suspended(suspend.Reason, suspend.Note, suspend.Until), null);
            case Resume:
                return (Resumption(state, context), null);
            case Resolve resolve:
                return Checklists.Refuse(state, resolve.Checklist, context.Sla) is { } undone
                    ? (null, undone)
                    : (new Resolved(resolve.Code, resolve.Note, state.Historical ? null : at + context.Rules.CloseAfter) { Work = resolve.Work, Checklist = resolve.Checklist }, null);
            case Reopen reopen:
                return (new Reopened(reopen.Reason), null);
            case Close:
                return (new Closed(), null);
            case Cancel cancel:
                return (new Cancelled(cancel.Reason), null);
            case AddNote note:
                return (new Noted(note.Text, note.Public), null);
            case Attach attach:
                return state.Attachments.Count < context.Rules.Attachments
                    ? (new Attached(attach.File), null)
                    : (null, Refusals.TooManyAttachments(context.Rules.Attachments));
            case GoLive:
                return (new WentLive(state.Status is TicketStatus.Resolved ? context.Now + context.Rules.CloseAfter : null), null);
            case Acknowledge:
                return (new Acknowledged(at + Lapse(state, context)), null);
            case Rejudge rejudge:
                return (new SlaRulesChanged(context.Sla.Rejudge(PolicySubject.Of(state), state.JudgedBy, rejudge.Policy, rejudge.Calendar)), null);
            default:
                throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command));
        }
    }

    private static Qualified Qualification(TicketState state, Qualify qualify, DecisionContext context)
    {
        var (impact, urgency) = (qualify.Impact ?? state.Impact, qualify.Urgency ?? state.Urgency);
        var (category, site) = (qualify.Category ?? state.Category, qualify.Site ?? state.Site);
        return new Qualified(
            qualify.Kind ?? state.Kind,
            impact,
            urgency,
            PriorityMatrix.Of(impact, urgency),
            category,
            site,
            qualify.Skills ?? state.Skills,
            qualify.EstimatedDuration ?? state.EstimatedDuration)
        {
            JudgedBy = context.Sla.Choose(PolicySubject.Of(state) with { Category = category, Site = site?.Name }, state.JudgedBy),
        };
    }

    private static Transferred HandOver(TicketState state, Transfer transfer, DecisionContext context) =>
        new(state.Cell, transfer.Cell, transfer.Level, transfer.Reason)
        {
            CellCalendar = transfer.CellCalendar,
            JudgedBy = context.Sla.Choose(PolicySubject.Of(state) with { Cell = transfer.Cell, CellCalendar = transfer.CellCalendar }, state.JudgedBy),
        };

    /// <summary>After how long an acknowledgement lapses: the soonest of the escalations under way.</summary>
    private static TimeSpan Lapse(TicketState state, DecisionContext context) => state.Escalations
        .Where(run => run.NextAt is not null)
        .Min(run => context.Sla.Escalation(run.Policy).AcknowledgementLapsesAfter);

    private static Refusal? CheckAssign(Assign assign, DateTimeOffset at) => assign switch
    {
        { Window: { } window } when window.To <= window.From =>
            Refusal.Invalid(RefusalCodes.InvalidWindow, "window", "The appointment ends before it begins."),
        { Window: { } window } when window.To <= at =>
            Refusal.Invalid(RefusalCodes.DateNotAhead, "window", "The appointment lies in the past."),
        { Suggestion: { } suggestion } when suggestion.Rank > suggestion.Of || (suggestion.Rank == 1 && suggestion.Best is { } best && best != assign.Technician) =>
            Refusal.Invalid(RefusalCodes.InvalidSuggestion, "suggestion", "Nobody has that rank: it is at most the number of the ranked, and the first of them is the best."),
        _ => null,
    };

    private static Assigned Assignment(Assign assign, DateTimeOffset at) =>
        new(assign.Technician, assign.Mode, assign.Window, assign.Reason, at + assign.AcceptWithin) { Suggestion = assign.Suggestion };

    private static AfterVisit UsualNext(VisitCode code) => code switch
    {
        VisitCode.NeedsPart => AfterVisit.Wait,
        VisitCode.NeedsWorkshop => AfterVisit.Workshop,
        _ => AfterVisit.Queue,
    };

    private static Resumed Resumption(TicketState state, DecisionContext context)
    {
        var before = state.Suspension!.Before;
        return context.BookingLost && before is TicketStatus.InProgress
            ? new Resumed(TicketStatus.Assigned, BookingLost: true)
            : new Resumed(before, context.BookingLost);
    }
}
