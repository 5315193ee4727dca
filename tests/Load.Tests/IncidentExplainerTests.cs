using Dispatch.Load.Incidents;
using Dispatch.Load.Plans;
using Dispatch.Tickets;
using static Dispatch.Load.Incidents.IncidentState;

namespace Dispatch.Load.Tests;

public sealed class IncidentExplainerTests
{
    private const InterventionMode Mode = InterventionMode.Phone;

    private static readonly ExpectedTicket s_new = new() { Cell = "group-70" };
    private static readonly ExpectedTicket s_queued = s_new with { Status = TicketStatus.Queued };
    private static readonly ExpectedTicket s_assigned = s_new with { Status = TicketStatus.Assigned, Technician = "person-89", Accepted = true };
    private static readonly ExpectedTicket s_waiting = s_assigned with
    {
        Status = TicketStatus.Suspended,
        WaitsFor = SuspensionReason.Requester,
        Resumes = TicketStatus.Assigned,
    };

    private static readonly ExpectedTicket s_resolved = s_new with { Status = TicketStatus.Resolved };

    [Theory]
    [InlineData(New)]
    [InlineData(Active)]
    public void A_new_row_and_an_active_row_of_nobody_say_nothing(IncidentState state) => Explains(s_new, Lines.Row(state));

    [Fact]
    public void An_active_row_with_a_person_assigns_and_accepts() =>
        Explains(s_new, Lines.Row(Active, person: "89"), TicketAction.Assign("person-89", Mode), TicketAction.Accept());

    [Fact]
    public void The_same_row_again_says_nothing() => Explains(s_assigned, Lines.Row(Active, person: "89"));

    [Fact]
    public void Another_person_is_reassigned_in_one_step() =>
        Explains(s_assigned, Lines.Row(Active, person: "90"), TicketAction.Reassign("person-90", Mode), TicketAction.Accept());

    [Fact]
    public void A_person_who_becomes_unknown_is_unassigned() =>
        Explains(s_assigned, Lines.Row(Active), TicketAction.Unassign("assigned_to became unknown"));

    [Fact]
    public void Another_group_is_a_transfer_and_the_person_is_assigned_again() => Explains(
        s_assigned,
        Lines.Row(Active, group: "25", person: "89"),
        TicketAction.Transfer("group-25", "assignment_group changed"),
        TicketAction.Assign("person-89", Mode),
        TicketAction.Accept());

    [Fact]
    public void An_unknown_group_leaves_the_ticket_where_it_is() => Explains(s_queued, Lines.Row(New, group: null));

    [Theory]
    [InlineData(AwaitingUserInfo, SuspensionReason.Requester)]
    [InlineData(AwaitingEvidence, SuspensionReason.Requester)]
    [InlineData(AwaitingVendor, SuspensionReason.Vendor)]
    [InlineData(AwaitingProblem, SuspensionReason.Planned)]
    public void Awaiting_suspends_with_its_reason(IncidentState state, SuspensionReason reason) =>
        Explains(s_assigned, Lines.Row(state, person: "89"), TicketAction.Suspend(reason));

    [Fact]
    public void Awaiting_evidence_after_user_info_says_nothing_because_it_is_the_same_reason() =>
        Explains(s_waiting, Lines.Row(AwaitingEvidence, person: "89"));

    [Fact]
    public void Awaiting_something_else_changes_the_reason() =>
        Explains(s_waiting, Lines.Row(AwaitingVendor, person: "89"), TicketAction.Suspend(SuspensionReason.Vendor));

    [Fact]
    public void Active_after_awaiting_resumes_with_the_same_person() =>
        Explains(s_waiting, Lines.Row(Active, person: "89"), TicketAction.Resume());

    [Fact]
    public void Active_after_awaiting_in_the_queue_resumes_and_assigns() => Explains(
        s_waiting with { Technician = null, Accepted = false, Resumes = TicketStatus.Queued },
        Lines.Row(Active, person: "89"),
        TicketAction.Resume(),
        TicketAction.Assign("person-89", Mode),
        TicketAction.Accept());

    [Fact]
    public void A_suspended_ticket_that_changes_its_group_waits_on_in_the_other_queue() => Explains(
        s_waiting,
        Lines.Row(AwaitingUserInfo, group: "25", person: "89"),
        TicketAction.Transfer("group-25", "assignment_group changed"),
        TicketAction.Suspend(SuspensionReason.Requester));

    [Fact]
    public void Priority_in_the_queue_is_qualified() =>
        Explains(s_new, Lines.Row(New, impact: Degree.High), TicketAction.Qualify(impact: Degree.High));

    [Fact]
    public void Priority_in_work_steps_through_the_queue_and_back_to_the_person() => Explains(
        s_assigned,
        Lines.Row(Active, person: "89", impact: Degree.High),
        TicketAction.Unassign("impact or urgency changed"),
        TicketAction.Qualify(impact: Degree.High),
        TicketAction.Assign("person-89", Mode),
        TicketAction.Accept());

    [Fact]
    public void Priority_while_waiting_steps_through_the_queue_and_waits_on() => Explains(
        s_waiting,
        Lines.Row(AwaitingUserInfo, person: "89", impact: Degree.High),
        TicketAction.Resume(),
        TicketAction.Unassign("impact or urgency changed"),
        TicketAction.Qualify(impact: Degree.High),
        TicketAction.Assign("person-89", Mode),
        TicketAction.Accept(),
        TicketAction.Suspend(SuspensionReason.Requester));

    [Fact]
    public void Resolved_resolves_and_closed_closes()
    {
        Explains(s_assigned, Lines.Row(Resolved, person: "89"), TicketAction.Resolve("5"));
        Explains(s_resolved, Lines.Row(Resolved));
        Explains(s_resolved, Lines.Row(Closed), TicketAction.Close());
    }

    [Fact]
    public void Closed_from_an_open_state_resolves_first() =>
        Explains(s_new, Lines.Row(Closed), TicketAction.Resolve("5"), TicketAction.Close());

    [Theory]
    [InlineData(New)]
    [InlineData(Active)]
    public void An_open_state_after_resolved_reopens(IncidentState state) => Explains(s_resolved, Lines.Row(state), TicketAction.Reopen());

    [Fact]
    public void Awaiting_after_resolved_reopens_moves_and_waits() => Explains(
        s_resolved,
        Lines.Row(AwaitingUserInfo, group: "25"),
        TicketAction.Reopen(),
        TicketAction.Transfer("group-25", "assignment_group changed"),
        TicketAction.Suspend(SuspensionReason.Requester));

    [Fact]
    public void What_no_command_can_say_is_counted()
    {
        var moved = IncidentExplainer.Explain(s_resolved, Lines.Row(Resolved, group: "25", impact: Degree.High));
        Assert.Empty(moved.Actions);
        Assert.Equal([Unsaid.GroupAfterResolution, Unsaid.PriorityAfterResolution], moved.Unsaid);

        var open = IncidentExplainer.Explain(s_resolved with { Status = TicketStatus.Closed }, Lines.Row(Active));
        Assert.Empty(open.Actions);
        Assert.Equal([Unsaid.OpenAfterClosed], open.Unsaid);
    }

    private static void Explains(ExpectedTicket ticket, IncidentRow row, params TicketAction[] actions) =>
        Assert.Equal(actions, IncidentExplainer.Explain(ticket, row).Actions);
}
