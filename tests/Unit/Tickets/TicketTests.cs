using Dispatch.Tickets;
using static Dispatch.Tickets.TicketStatus;

namespace Dispatch.Unit.Tickets;

/// <summary>What commands do beyond the status that they lead to.</summary>
public sealed class TicketTests
{
    [Theory]
    [InlineData(Degree.High, Degree.High, 1)]
    [InlineData(Degree.High, Degree.Medium, 2)]
    [InlineData(Degree.Medium, Degree.High, 2)]
    [InlineData(Degree.High, Degree.Low, 3)]
    [InlineData(Degree.Medium, Degree.Medium, 3)]
    [InlineData(Degree.Low, Degree.High, 3)]
    [InlineData(Degree.Medium, Degree.Low, 4)]
    [InlineData(Degree.Low, Degree.Medium, 4)]
    [InlineData(Degree.Low, Degree.Low, 4)]
    public void Priority_follows_impact_and_urgency(Degree impact, Degree urgency, int priority)
    {
        Assert.Equal(priority, new Life().Accept(Life.Report with { Impact = impact, Urgency = urgency }).State!.Priority);
        Assert.Equal(priority, Life.In(New).Accept(new TicketCommand.Qualify { Impact = impact, Urgency = urgency }).State!.Priority);
    }

    [Fact]
    public void Qualifying_leaves_what_is_not_said()
    {
        var life = Life.In(New).Accept(new TicketCommand.Qualify { Category = "printing", Skills = [new Skill("printers", 2)], EstimatedDuration = TimeSpan.FromMinutes(30) });
        life.Accept(new TicketCommand.Qualify { Urgency = Degree.High });
        Assert.Equal(("printing", Degree.High, 3), (life.State!.Category, life.State.Urgency, life.State.Priority));
        Assert.Equal([new Skill("printers", 2)], life.State.Skills);
        Assert.Equal(TimeSpan.FromMinutes(30), life.State.EstimatedDuration);
    }

    [Fact]
    public void A_transfer_ends_the_assignment_and_takes_the_level_of_the_new_cell()
    {
        var life = Life.In(InProgress).Accept(new TicketCommand.Transfer("network", 2, "switch"));
        Assert.Equal((Queued, "network", 2, null), (life.State!.Status, life.State.Cell, life.State.Level, life.State.Technician));
        Assert.Equal(RefusalCodes.SameCell, life.Refuse(new TicketCommand.Transfer("network", 2, "again")).Code);
    }

    [Fact]
    public void A_reassignment_names_both_and_leaves_no_gap()
    {
        var life = Life.In(InProgress).Accept(new TicketCommand.Reassign(new TicketCommand.Assign("tech-2")));
        Assert.Equal(("tech-2", Assigned), (life.State!.Technician, life.State.Status));
        var fact = Assert.IsType<TicketEvent.Reassigned>(Assert.Single(life.Journal.Skip(3)).Event);
        Assert.Equal(("tech-1", "tech-2"), (fact.From, fact.To.Technician));
    }

    [Fact]
    public void Who_declined_is_remembered_until_the_ticket_moves_on()
    {
        var life = Life.In(Assigned).Accept(new TicketCommand.Decline("too far"));
        Assert.Equal(["tech-1"], life.State!.Declined);
        life.Accept(new TicketCommand.Transfer("network", 2, "switch"));
        Assert.Empty(life.State!.Declined);
    }

    [Theory]
    [InlineData(VisitCode.NoAccess, Queued, null)]
    [InlineData(VisitCode.NeedsPart, Suspended, null)]
    [InlineData(VisitCode.NeedsWorkshop, InProgress, InterventionPhase.Working)]
    [InlineData(VisitCode.NeedsOtherSkill, Queued, null)]
    [InlineData(VisitCode.NotFinished, Queued, null)]
    public void An_unfinished_visit_goes_where_its_code_says(VisitCode code, TicketStatus status, InterventionPhase? phase)
    {
        var life = Life.In(InProgress).Accept(new TicketCommand.FinishVisit(code, null, null));
        Assert.Equal((status, phase), (life.State!.Status, life.State.Intervention?.Phase));
        Assert.Equal(code is VisitCode.NeedsOtherSkill or VisitCode.NeedsWorkshop ? null : "tech-1", life.State.SuggestedTechnician);
    }

    [Fact]
    public void After_waiting_for_a_part_the_ticket_is_back_in_the_queue()
    {
        var life = Life.In(InProgress).Accept(new TicketCommand.FinishVisit(VisitCode.NeedsPart, null, "fuser"));
        Assert.Equal(SuspensionReason.Parts, life.State!.Suspension!.Reason);
        Assert.Equal(Queued, life.Accept(new TicketCommand.Resume()).State!.Status);
    }

    [Theory]
    [InlineData(New)]
    [InlineData(Queued)]
    [InlineData(Assigned)]
    [InlineData(InProgress)]
    public void A_suspended_ticket_resumes_as_it_was(TicketStatus status)
    {
        var life = Life.In(status);
        var before = life.State!;
        life.Accept(new TicketCommand.Suspend(SuspensionReason.Requester, null, null));
        life.Accept(new TicketCommand.Suspend(SuspensionReason.Vendor, "ticket at the vendor's", null));
        Assert.Equal(SuspensionReason.Vendor, life.State!.Suspension!.Reason);
        life.Accept(new TicketCommand.Resume());
        Assert.Equal(before with { Version = life.State!.Version, LastChange = life.State.LastChange }, life.State);
    }

    [Fact]
    public void A_suspended_ticket_keeps_its_technician_and_claims_no_time()
    {
        var window = new TimeWindow(Life.Start.AddHours(2), Life.Start.AddHours(3));
        var life = Life.In(Queued).Accept(new TicketCommand.Assign("tech-1") { Window = window });
        Assert.Equal(window, Ticket.BookingOf(Life.Number, life.State!)!.Window);
        life.Accept(new TicketCommand.Suspend(SuspensionReason.Parts, null, null));
        Assert.Equal(new Booking(Life.Number, "tech-1", InterventionMode.OnSite, null, InProgress: false), Ticket.BookingOf(Life.Number, life.State!));
    }

    [Fact]
    public void A_ticket_whose_time_was_given_away_resumes_without_it()
    {
        var life = Life.In(InProgress).Accept(new TicketCommand.Suspend(SuspensionReason.Parts, null, null));
        life.Accept(new TicketCommand.Resume(), bookingLost: true);
        Assert.Equal((Assigned, InterventionPhase.Accepted), (life.State!.Status, life.State.Intervention!.Phase));
        Assert.False(Ticket.BookingOf(Life.Number, life.State)!.Excludes);
    }

    [Fact]
    public void A_suspension_ends_by_itself_at_its_date()
    {
        var until = Life.Start.AddHours(5);
        var life = Life.In(Queued).Accept(new TicketCommand.Suspend(SuspensionReason.Planned, null, until));
        Assert.Equal(until, life.State!.NextDeadline);
        life.After(TimeSpan.FromHours(6)).Elapse();
        Assert.Equal(Queued, life.State!.Status);
        var entry = life.Journal[^1];
        Assert.Equal((until, life.Now, Actor.Timer), (entry.OccurredAt, entry.RecordedAt, entry.Actor));
        Assert.NotNull(entry.Cause);
    }

    [Fact]
    public void An_offer_that_nobody_accepts_goes_back_to_the_queue()
    {
        var life = Life.In(Queued).Accept(new TicketCommand.Assign("tech-1") { AcceptWithin = TimeSpan.FromMinutes(5) });
        life.After(TimeSpan.FromMinutes(5)).Elapse();
        Assert.Equal((Queued, null), (life.State!.Status, life.State.Technician));
        Assert.Equal(["tech-1"], life.State.Declined);
    }

    [Fact]
    public void An_accepted_offer_does_not_expire()
    {
        var life = Life.In(Queued).Accept(new TicketCommand.Assign("tech-1") { AcceptWithin = TimeSpan.FromMinutes(5) }).Accept(new TicketCommand.Accept());
        Assert.Null(life.State!.NextDeadline);
    }

    [Fact]
    public void A_resolved_ticket_closes_by_itself_and_is_reopened_until_then()
    {
        var life = Life.In(Assigned).Accept(new TicketCommand.Resolve("fixed", "new fuser"));
        Assert.Equal(life.Now + life.Rules.CloseAfter, life.State!.NextDeadline);
        life.After(TimeSpan.FromDays(4)).Accept(new TicketCommand.Reopen("again"));
        Assert.Equal((Queued, "tech-1", null), (life.State!.Status, life.State.SuggestedTechnician, life.State.NextDeadline));
        life.Accept(new TicketCommand.Resolve("fixed", null)).After(life.Rules.CloseAfter).Elapse();
        Assert.Equal(Closed, life.State!.Status);
    }

    [Fact]
    public void What_was_due_before_a_command_is_applied_first_at_its_own_instant()
    {
        var until = Life.Start.AddHours(1);
        var life = Life.In(Queued).Accept(new TicketCommand.Suspend(SuspensionReason.Planned, null, until));
        life.After(TimeSpan.FromHours(2)).Accept(new TicketCommand.Assign("tech-1"));
        Assert.Equal([until, life.Now], life.Journal.TakeLast(2).Select(entry => entry.OccurredAt));
        Assert.IsType<TicketEvent.Resumed>(life.Journal[^2].Event);
        Assert.Equal(Assigned, life.State!.Status);
    }

    [Fact]
    public void A_late_entry_is_journaled_with_both_instants()
    {
        var life = Life.In(Assigned).After(TimeSpan.FromHours(1));
        var happened = life.Now.AddMinutes(-20);
        life.Accept(new TicketCommand.Depart { OccurredAt = happened });
        Assert.Equal((happened, life.Now), (life.Journal[^1].OccurredAt, life.Journal[^1].RecordedAt));
        Assert.Equal(happened, life.State!.ChangedAt);
    }

    [Fact]
    public void Nothing_happens_in_the_future_before_its_cause_or_too_long_ago()
    {
        var life = Life.In(Assigned);
        Assert.Equal(RefusalCodes.OccurredInFuture, life.Refuse(new TicketCommand.Accept { OccurredAt = life.Now.AddSeconds(1) }).Code);
        Assert.Equal(RefusalCodes.OccurredBeforeLastChange, life.Refuse(new TicketCommand.Accept { OccurredAt = life.Now.AddSeconds(-1) }).Code);
        life.After(TimeSpan.FromHours(13));
        Assert.Equal(RefusalCodes.OccurredTooLongAgo, life.Refuse(new TicketCommand.Accept { OccurredAt = Life.Start.AddMinutes(1) }).Code);
        Assert.Equal(RefusalCodes.OccurredTooLongAgo, new Life().Refuse(Life.Report with { Historical = true, OccurredAt = DateTimeOffset.MinValue }).Code);
    }

    [Fact]
    public void A_note_from_the_basement_may_be_older_than_the_last_change()
    {
        var life = Life.In(Assigned).After(TimeSpan.FromHours(1)).Accept(new TicketCommand.Depart());
        life.Accept(new TicketCommand.AddNote("key at the porter's", Public: false) { OccurredAt = Life.Start.AddMinutes(10) });
        Assert.Equal(life.Now, life.State!.ChangedAt);
    }

    [Fact]
    public void The_clock_of_a_ticket_never_runs_backwards()
    {
        var life = Life.In(Assigned).After(TimeSpan.FromMinutes(-5)).Accept(new TicketCommand.Accept());
        Assert.Equal(Life.Start, life.Journal[^1].OccurredAt);
    }

    [Fact]
    public void Imported_history_is_judged_by_its_own_instants_until_it_goes_live()
    {
        var life = new Life();
        life.Accept(Life.Report with { Historical = true, OccurredAt = Life.Start.AddDays(-400) });
        life.Accept(new TicketCommand.Assign("tech-1") { OccurredAt = Life.Start.AddDays(-399) });
        life.Accept(new TicketCommand.Suspend(SuspensionReason.Vendor, null, Life.Start.AddDays(-398)) { OccurredAt = Life.Start.AddDays(-399) });
        Assert.Null(life.State!.NextDeadline);
        life.Accept(new TicketCommand.Resolve("fixed", null) { OccurredAt = Life.Start.AddDays(-300) });
        Assert.Null(life.State!.NextDeadline);
        life.Accept(new TicketCommand.GoLive());
        Assert.Equal(life.Now + life.Rules.CloseAfter, life.State!.NextDeadline);
        Assert.Equal(RefusalCodes.StateDoesNotAllow, life.Refuse(new TicketCommand.GoLive()).Code);
    }

    [Fact]
    public void An_appointment_lies_ahead_and_ends_after_it_begins()
    {
        var life = Life.In(Queued);
        TicketCommand At(int from, int to) => new TicketCommand.Assign("tech-1") { Window = new TimeWindow(Life.Start.AddHours(from), Life.Start.AddHours(to)) };
        Assert.Equal(RefusalCodes.InvalidWindow, life.Refuse(At(2, 2)).Code);
        Assert.Equal(RefusalCodes.DateNotAhead, life.Refuse(At(-2, 0)).Code);
        life.Accept(At(-1, 1));
    }
}
