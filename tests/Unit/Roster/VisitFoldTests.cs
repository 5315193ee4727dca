using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Tickets;

namespace Dispatch.Unit.Roster;

/// <summary>The stretches of time that technicians spent on a ticket, from its journal.</summary>
public sealed class VisitFoldTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_visit_ends_when_the_work_does_or_somebody_else_has_it()
    {
        var visits = Visits(
            new TicketCommand.Assign("a"), new TicketCommand.Depart(), new TicketCommand.Arrive(), new TicketCommand.FinishVisit(VisitCode.NeedsOtherSkill, AfterVisit.Queue, null),
            new TicketCommand.Assign("b") { Mode = InterventionMode.Remote }, new TicketCommand.Start(true), new TicketCommand.Unassign("ill"),
            new TicketCommand.Assign("c"), new TicketCommand.Depart(), new TicketCommand.Resolve("fixed", null));
        Assert.Equal(
            [("a", InterventionMode.OnSite, 2, 3, 4), ("b", InterventionMode.Remote, 6, null, 7), ("c", InterventionMode.OnSite, 9, null, 10)], visits);
    }

    [Fact]
    public void A_suspension_interrupts_and_the_workshop_follows_the_visit()
    {
        var visits = Visits(
            new TicketCommand.Assign("a"), new TicketCommand.Depart(), new TicketCommand.Arrive(), new TicketCommand.Suspend(SuspensionReason.Parts, null, null), new TicketCommand.Resume(),
            new TicketCommand.FinishVisit(VisitCode.NeedsWorkshop, AfterVisit.Workshop, null), new TicketCommand.Resolve("fixed", null));
        Assert.Equal([("a", InterventionMode.OnSite, 2, 3, 4), ("a", InterventionMode.OnSite, 5, null, 6), ("a", InterventionMode.Workshop, 6, null, 7)], visits);
    }

    [Fact]
    public void Nobody_worked_on_what_was_only_offered()
    {
        Assert.Empty(Visits(new TicketCommand.Assign("a"), new TicketCommand.Accept(), new TicketCommand.Suspend(SuspensionReason.Vendor, null, null), new TicketCommand.Resume(), new TicketCommand.Unassign(null)));
    }

    /// <summary>Each command a minute after the one before; instants in minutes.</summary>
    private static IEnumerable<(string, InterventionMode, int, int?, int)> Visits(params TicketCommand[] commands)
    {
        TicketState? state = null;
        List<(TicketEvent, DateTimeOffset)> journal = [];
        TicketCommand report = new TicketCommand.Report("A fault", Channel.Phone, new Requester("Jeanne"), "network", 1);
        foreach (var (minute, command) in commands.Prepend(report).Index())
        {
            var decision = Ticket.Decide(state, command, new DecisionContext(new Actor("m", "dispatcher"), s_start.AddMinutes(minute), new TicketRules()) { Rights = Rights.All });
            Assert.True(decision.IsAccepted, decision.Refusal?.Message);
            state = decision.State;
            journal.AddRange(decision.Entries.Select(entry => (entry.Event, entry.OccurredAt)));
        }

        var fold = new VisitFold(BoardRow.Of(new TicketNumber(1), state!));
        foreach (var (fact, at) in journal.Where(line => VisitFold.Types.Contains(TicketEventType.NameOf(line.Item1))))
            fold.Add(fact, at);
        return fold.Visits.Select(visit => (visit.Technician, visit.Mode, Minute(visit.From), visit.Arrived is { } arrived ? Minute(arrived) : (int?)null, Minute(visit.To)));
    }

    private static int Minute(DateTimeOffset at) => (int)(at - s_start).TotalMinutes;
}
