using static Dispatch.Tickets.TicketCommand;
using static Dispatch.Tickets.TicketEvent;

namespace Dispatch.Tickets;

/// <summary>
/// What a ticket can do. <see cref="Decide"/> answers a command with events or a refusal, <see cref="Evolve(TicketState?, JournalEntry)"/>
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
            return command is Report report
                ? DecideReport(report, context)
                : Decision.Refuse(new Refusal(RefusalKind.NotFound, RefusalCodes.UnknownTicket, "There is no such ticket."));
        }

        if (CheckOccurredAt(state, command, context) is { } untimely)
            return Decision.Refuse(untimely);
        var at = command.OccurredAt ?? Instants.Later(context.Now, state.ChangedAt);

        var (current, passed) = Elapse(state, at, context);
        if (TicketLife.Refuse(current, command) is { } refusal)
            return Decision.Refuse(refusal);

        var (fact, wrong) = Answer(current, command, at, context);
        if (fact is null)
            return Decision.Refuse(wrong!);
        var entry = new JournalEntry(current.Version + 1, fact, at, context.Now, context.Actor);
        return Decision.Accept(Evolve(current, entry), [.. passed, entry]);
    }

    /// <summary>What time alone has brought by now: a suspension ends, an offer expires, a resolved ticket closes. Ask only when a deadline is due.</summary>
    public static Decision DecideElapsed(TicketState state, DecisionContext context)
    {
        var (current, passed) = Elapse(state, context.Now, context);
        return Decision.Accept(current, passed);
    }

    private static Decision DecideReport(Report report, DecisionContext context)
    {
        if (report.OccurredAt is { } occurredAt)
        {
            if (occurredAt > context.Now)
                return Decision.Refuse(InFuture(occurredAt, context.Now));
            if (!report.Historical && occurredAt < context.Now - context.Rules.LateEntryAllowance)
                return Decision.Refuse(TooLongAgo(occurredAt, context.Rules));
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
        };
        var entry = new JournalEntry(1, reported, report.OccurredAt ?? context.Now, context.Now, context.Actor);
        return Decision.Accept(Evolve(null, entry), [entry]);
    }

    /// <summary>sla.md rule 12: not in the future, not before the change that it builds on, not longer ago than the allowance.</summary>
    private static Refusal? CheckOccurredAt(TicketState state, TicketCommand command, DecisionContext context)
    {
        if (command.OccurredAt is not { } occurredAt)
            return null;
        if (occurredAt > context.Now)
            return InFuture(occurredAt, context.Now);
        if (!state.Historical && occurredAt < context.Now - context.Rules.LateEntryAllowance)
            return TooLongAgo(occurredAt, context.Rules);

        // A note changes no state, so it builds on nothing but the report.
        var builtOn = command is AddNote ? state.ReportedAt : state.ChangedAt;
        return occurredAt < builtOn
            ? Refusal.Invalid(
                RefusalCodes.OccurredBeforeLastChange,
                "occurredAt",
                $"It cannot have happened at {Instants.Format(occurredAt)}: {TicketLife.Describe(state)}.")
            : null;
    }

    private static Refusal InFuture(DateTimeOffset occurredAt, DateTimeOffset now) => Refusal.Invalid(
        RefusalCodes.OccurredInFuture, "occurredAt", $"{Instants.Format(occurredAt)} lies in the future; it is {Instants.Format(now)} now.");

    private static Refusal TooLongAgo(DateTimeOffset occurredAt, TicketRules rules) => Refusal.Invalid(
        RefusalCodes.OccurredTooLongAgo,
        "occurredAt",
        $"{Instants.Format(occurredAt)} is too long ago: entries are taken for {rules.LateEntryAllowance.TotalHours:0.#} hours. Import older work as historical.");

    private static (TicketState State, List<JournalEntry> Passed) Elapse(TicketState state, DateTimeOffset until, DecisionContext context)
    {
        List<JournalEntry> passed = [];
        while (state.NextDeadline is { } due && due <= until)
        {
            (TicketEvent fact, string cause) = state.Status switch
            {
                TicketStatus.Suspended => ((TicketEvent)Resumption(state, context), "The date until which it was suspended has come."),
                TicketStatus.Assigned => (new OfferExpired(state.Technician!), "The technician did not accept in time."),
                _ => (new Closed(), "Nobody reopened it in time."),
            };
            var entry = new JournalEntry(state.Version + 1, fact, due, context.Now, Actor.Timer, cause);
            state = Evolve(state, entry);
            passed.Add(entry);
        }

        return (state, passed);
    }

    private static (TicketEvent? Event, Refusal? Refusal) Answer(TicketState state, TicketCommand command, DateTimeOffset at, DecisionContext context)
    {
        switch (command)
        {
            case Qualify qualify:
                return (Qualification(state, qualify), null);
            case Transfer transfer:
                return transfer.Cell == state.Cell
                    ? (null, Refusal.Invalid(RefusalCodes.SameCell, "cell", $"The ticket is in {state.Cell} already."))
                    : (new Transferred(state.Cell, transfer.Cell, transfer.Level, transfer.Reason), null);
            case Assign assign:
                return CheckWindow(assign, at) is { } wrong ? (null, wrong) : (Assignment(assign, at), null);
            case Reassign reassign:
                return CheckWindow(reassign.To, at) is { } invalid ? (null, invalid) : (new Reassigned(state.Technician!, Assignment(reassign.To, at)), null);
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
                return (new VisitFinished(state.Technician!, finish.Code, finish.Next ?? UsualNext(finish.Code), finish.Note), null);
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
                return (new Resolved(resolve.Code, resolve.Note, state.Historical ? null : at + context.Rules.CloseAfter), null);
            case Reopen reopen:
                return (new Reopened(reopen.Reason), null);
            case Close:
                return (new Closed(), null);
            case Cancel cancel:
                return (new Cancelled(cancel.Reason), null);
            case AddNote note:
                return (new Noted(note.Text, note.Public), null);
            case GoLive:
                return (new WentLive(state.Status is TicketStatus.Resolved ? context.Now + context.Rules.CloseAfter : null), null);
            default:
                throw new ArgumentException($"Unknown command {command.GetType().Name}.", nameof(command));
        }
    }

    private static Qualified Qualification(TicketState state, Qualify qualify)
    {
        var (impact, urgency) = (qualify.Impact ?? state.Impact, qualify.Urgency ?? state.Urgency);
        return new Qualified(
            qualify.Kind ?? state.Kind,
            impact,
            urgency,
            PriorityMatrix.Of(impact, urgency),
            qualify.Category ?? state.Category,
            qualify.Site ?? state.Site,
            qualify.Skills ?? state.Skills,
            qualify.EstimatedDuration ?? state.EstimatedDuration);
    }

    private static Refusal? CheckWindow(Assign assign, DateTimeOffset at) => assign.Window switch
    {
        { } window when window.To <= window.From =>
            Refusal.Invalid(RefusalCodes.InvalidWindow, "window", "The appointment ends before it begins."),
        { } window when window.To <= at =>
            Refusal.Invalid(RefusalCodes.DateNotAhead, "window", "The appointment lies in the past."),
        _ => null,
    };

    private static Assigned Assignment(Assign assign, DateTimeOffset at) =>
        new(assign.Technician, assign.Mode, assign.Window, assign.Reason, at + assign.AcceptWithin);

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
