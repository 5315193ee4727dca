using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using Dispatch.Unit.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Escalation;

/// <summary>
/// Rules 14 to 16 of sla.md. The ticket is P1, due an hour after 09:00. At 75 % the dispatchers are told while nobody has it; at the breach the lead, while
/// nobody acknowledges, and twice more ten minutes apart; 25 minutes after it the priority rises and whoever is on call is told; after 30 the next level gets it.
/// </summary>
public sealed class EscalationTests
{
    private static readonly EscalationTrigger s_breach = new(SlaTarget.Resolution);

    [Fact]
    public void Steps_are_taken_at_their_instants_counted_from_the_trigger_however_late_the_process_was()
    {
        var story = Broken().Until("2026-11-30 23:00");
        Assert.Equal(
            [
                "75 % step 0.0 done 09:45", "breach step 0.0 done 10:00", "breach step 0.1 done 10:10", "breach step 0.2 done 10:20",
                "breach step 1.0 notPossible 10:25", "breach step 2.0 done 10:25",
            ],
            Steps(story));
        Assert.Equal("network", story.Ticket.Cell);
        Assert.All(story.Ticket.Escalations, run => Assert.Null(run.NextAt));
    }

    [Fact]
    public void A_step_that_cannot_be_done_says_why_and_the_next_follows_at_once()
    {
        var story = Broken().Until("2026-11-30 10:25");
        var steps = story.Journal.Select(entry => entry.Event).OfType<TicketEvent.EscalationStepTaken>().ToList();
        Assert.Equal(["The priority is the highest already.", "Nobody is on call in front-desk."], steps[^2].Undone);
        // Nobody on call is an alarm of its own.
        Assert.Equal(Audience.Fallback, Assert.Single(steps[^2].Told).Audience);
        Assert.IsType<TicketEvent.Transferred>(story.Journal[^1].Event);
        Assert.Equal("timer", story.Journal[^1].Actor.Id);
    }

    [Fact]
    public void A_step_that_waits_for_an_owner_is_not_needed_once_somebody_has_the_ticket()
    {
        var story = Broken().At("2026-11-30 09:30", new Assign("tech-1")).Until("2026-11-30 09:50");
        Assert.Equal(["75 % step 0.0 notNeeded 09:45"], Steps(story));
    }

    [Fact]
    public void An_acknowledgement_stops_the_repeats_that_wait_for_it_but_neither_the_breach_nor_the_rest()
    {
        var story = Broken().Until("2026-11-30 10:05").At("2026-11-30 10:05", new Acknowledge()).Until("2026-11-30 10:40");
        Assert.Equal(
            ["breach step 0.1 notNeeded 10:10", "breach step 0.2 notNeeded 10:20", "breach step 1.0 notPossible 10:25", "breach step 2.0 done 10:25"],
            Steps(story).Skip(2));
        Assert.Equal(ClockState.Breached, story.Resolution.State);
    }

    [Fact]
    public void An_acknowledgement_lapses()
    {
        var policy = Promises.Escalation with { AcknowledgementLapsesAfter = TimeSpan.FromMinutes(12) };
        var story = Broken(policy).Until("2026-11-30 10:05").At("2026-11-30 10:05", new Acknowledge()).Until("2026-11-30 10:22");
        Assert.Equal(["breach step 0.1 notNeeded 10:10", "breach step 0.2 done 10:20"], Steps(story).Skip(2));
    }

    [Fact]
    public void There_is_nothing_to_acknowledge_while_no_escalation_is_under_way()
    {
        var refusal = Broken().Life.Refuse(new Acknowledge());
        Assert.Contains("No escalation is under way.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_escalation_that_finds_nobody_ends_at_the_fallback()
    {
        var policy = Only(Promises.Step(s_breach, 0, EscalationWait.NotResolved, Promises.Tell(Audience.OnCall)), Promises.Step(s_breach, 60, EscalationWait.NotResolved, Promises.Tell(Audience.Technician)));
        var story = Broken(policy).Until("2026-11-30 10:00").Until("2026-11-30 10:01");
        Assert.Equal(["breach step 0.0 notPossible 10:00", "breach step 1.0 notPossible 10:00"], Steps(story));
        var exhausted = Assert.IsType<TicketEvent.EscalationExhausted>(story.Journal[^1].Event);
        Assert.Equal(Audience.Fallback, Assert.Single(exhausted.Told).Audience);
    }

    [Fact]
    public void Repeats_that_nobody_answers_end_at_the_fallback()
    {
        var policy = Only(Promises.Step(s_breach, 0, EscalationWait.NobodyAcknowledged, Promises.Tell(Audience.Lead)) with { Repeat = new EscalationRepeat(TimeSpan.FromMinutes(5), 2) });
        Assert.Contains(Broken(policy).Until("2026-11-30 12:00").Journal, entry => entry.Event is TicketEvent.EscalationExhausted && Story.Local(entry.OccurredAt) == "2026-11-30 10:10");
        Assert.DoesNotContain(
            Broken(policy).Until("2026-11-30 10:01").At("2026-11-30 10:01", new Acknowledge()).Until("2026-11-30 12:00").Journal,
            entry => entry.Event is TicketEvent.EscalationExhausted);
    }

    [Fact]
    public void An_escalation_raises_the_priority_and_the_goal_follows()
    {
        var policy = Only(Promises.Step(new EscalationTrigger(SlaTarget.Resolution, 50), 0, EscalationWait.NotResolved, new EscalationAction.RaisePriority()));
        var story = new Story(Promises.Of(Promises.Policy(), policy)).Reported("2026-11-30 09:00", 3).Until("2026-11-30 14:00");
        Assert.Equal(2, story.Ticket.Priority);
        // Of 6 h around the clock 4 are used; 50 % is behind and has fired.
        Assert.Equal("2026-11-30 16:00", story.Due());
    }

    [Fact]
    public void A_resolved_ticket_ends_its_escalations_and_a_reopened_one_does_not_begin_them_again()
    {
        var story = Broken().Until("2026-11-30 10:05").At("2026-11-30 10:06", new Resolve("fixed", null)).Until("2026-11-30 12:00");
        Assert.Equal(2, Steps(story).Count());
        story.At("2026-11-30 12:00", new Reopen(null)).Until("2026-11-30 18:00");
        Assert.Equal(2, Steps(story).Count());
    }

    [Fact]
    public void What_is_not_done_yet_is_not_done_for_a_breach_that_did_not_happen()
    {
        var story = Broken().Until("2026-11-30 10:05").Late("2026-11-30 10:06", "2026-11-30 09:50", new Suspend(SuspensionReason.Vendor, null, null)).Until("2026-11-30 10:59");
        Assert.Equal(2, Steps(story).Count());
        story.At("2026-11-30 11:00", new Resume()).Until("2026-11-30 11:11");
        Assert.Equal("breach step 0.0 done 11:10", Steps(story).Last());
    }

    [Fact]
    public void A_run_follows_the_version_that_it_began_with()
    {
        var story = Broken().Until("2026-11-30 10:05");
        var book = Promises.Book(Promises.Policy());
        var other = Only(Promises.Step(s_breach, 0, EscalationWait.NotResolved, Promises.Tell(Audience.Managers)));
        story.Life.Sla = new SlaRules(book with { Revision = 2, Escalations = [.. book.Escalations, new Versioned<EscalationPolicy>(other, 2, DateTimeOffset.UnixEpoch, "admin")] });
        Assert.Equal("breach step 2.0 done 10:25", Steps(story.Until("2026-11-30 11:00")).Last());
    }

    [Fact]
    public void A_step_may_wait_for_the_hours_of_the_cell()
    {
        // zammad 4432: notifications at midnight outside service hours.
        var policy = Only(Promises.Step(s_breach, 0, EscalationWait.NotResolved, Promises.Tell(Audience.Lead)) with { InCellHours = true });
        var story = new Story(Promises.Of(Promises.Policy(), policy));
        story.Life.At(Story.Paris("2026-11-30 20:00")).Accept(Unit.Tickets.Life.Report with { Impact = Degree.High, Urgency = Degree.High, CellCalendar = "office" });
        Assert.Equal(["breach step 0.0 done 09:00"], Steps(story.Until("2026-12-01 12:00")));
    }

    [Fact]
    public void A_ticket_that_nobody_has_is_offered_to_somebody_who_can_take_it()
    {
        var policy = Only(
            Promises.Step(s_breach, 0, EscalationWait.NobodyOwns, new EscalationAction.Offer(InterventionMode.OnSite, TimeSpan.FromMinutes(5)))
                with
            { Repeat = new EscalationRepeat(TimeSpan.FromMinutes(6), 2) });
        var story = Broken(policy);
        TechnicianView[] technicians = [Technician("expert", 5), Technician("able", 2), Technician("new", 1), Technician("away", 2, Presence.Off)];
        story.Life.Around = story.Life.Around with { Technicians = technicians };
        story.At("2026-11-30 09:10", new Qualify { Skills = [new Skill("network", 2)] }).Until("2026-11-30 10:20");
        var offered = story.Journal.Select(entry => entry.Event).OfType<TicketEvent.Assigned>().Select(offer => (offer.Technician, Story.Local(offer.OfferExpiresAt)[11..]));
        Assert.Equal([("able", "10:05"), ("expert", "10:11")], offered);
        Assert.Equal("breach step 0.2 notPossible 10:12", Steps(story).Last());
    }

    private static TechnicianView Technician(string id, int level, Presence presence = Presence.Available) =>
        new(new TechnicianProfile(id, id, ["front-desk"], [new Skill("network", level)]), 1, presence);

    [Fact]
    public void An_address_that_nobody_recorded_is_said()
    {
        var policy = Only(Promises.Step(s_breach, 0, EscalationWait.NotResolved, Promises.Tell(Audience.Lead, NotificationChannel.Live, NotificationChannel.Email)));
        var step = Broken(policy).Until("2026-11-30 10:01").Journal.Select(entry => entry.Event).OfType<TicketEvent.EscalationStepTaken>().Single();
        Assert.Equal((StepOutcome.Done, "No e-mail address is known for lea."), (step.Outcome, Assert.Single(step.Undone)));
        Assert.Equal([new Notice(Audience.Lead, "lea", "front-desk", NotificationChannel.Live, null)], step.Told);
    }

    [Theory]
    [InlineData(Audience.OnCall, true)]
    [InlineData(Audience.Lead, true)]
    [InlineData(Audience.Technician, false)]
    [InlineData(Audience.Dispatchers, false)]
    public void The_ticket_remembers_whom_it_does_not_belong_to_and_was_told_by_name(Audience audience, bool kept)
    {
        var state = new Life().Accept(Life.Report).State!;
        var told = new Notice(audience, audience is Audience.Dispatchers ? null : "noor", "front-desk", NotificationChannel.Live, null);
        for (var i = 1; i <= 2; i++)
        {
            var fact = new TicketEvent.EscalationStepTaken(s_breach, 0, i, StepOutcome.Done, [told, told with { Channel = NotificationChannel.Email }], []);
            state = Ticket.Evolve(state, new JournalEntry(state.Version + 1, fact, state.ChangedAt, state.ChangedAt, Actor.Timer), SlaRules.None);
        }

        Assert.Equal(kept ? ["noor"] : [], state.Alerted);
    }

    private static Story Broken(EscalationPolicy? policy = null) =>
        new Story(Promises.Of(Promises.Policy() with { Targets = [Promises.Hours(SlaTarget.Resolution, 1, 6, 8, 40)] }, policy)).Reported("2026-11-30 09:00", 1);

    private static EscalationPolicy Only(params EscalationStep[] steps) => Promises.Escalation with { Steps = steps.ToValueList() };

    private static IEnumerable<string> Steps(Story story) => story.Journal
        .Where(entry => entry.Event is TicketEvent.EscalationStepTaken)
        .Select(entry => (Step: (TicketEvent.EscalationStepTaken)entry.Event, At: Story.Local(entry.OccurredAt)[11..]))
        .Select(line => $"{(line.Step.Trigger.Percent is { } percent ? $"{percent} %" : "breach")} step {line.Step.Step}.{line.Step.Repeat} {char.ToLowerInvariant(line.Step.Outcome.ToString()[0])}{line.Step.Outcome.ToString()[1..]} {line.At}");
}
