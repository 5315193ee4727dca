using Dispatch.Sla;
using Dispatch.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Clocks;

/// <summary>The clocks of sla.md, rules 4 to 12, and the cases where other products went wrong. Office hours are 09–12 and 13–18; P3 is 8 h in them.</summary>
public sealed class ClockTests
{
    private static readonly Suspend s_wait = new(SuspensionReason.Requester, null, null);
    private static readonly Resolve s_done = new("fixed", null);

    [Fact]
    public void A_goal_is_business_time_from_the_report()
    {
        var story = new Story().Reported("2026-11-27 17:30");
        Assert.Equal("2026-11-30 17:30", story.Due());
        Assert.Equal(ClockState.Running, story.Resolution.State);
        Assert.Equal("2026-12-28 11:00", new Story(FourHours()).Reported("2026-12-24 16:00").Due());
    }

    [Fact]
    public void Each_target_has_its_own_clock_and_the_next_deadline_is_the_earliest_of_all()
    {
        // zammad 5177: one target's due instant hid another's.
        var story = new Story().Reported("2026-11-30 09:00");
        Assert.Equal(["2026-11-30 11:00", "2026-11-30 18:00", "2026-11-30 14:00"], story.Ticket.Clocks.Select(clock => Story.Local(clock.Due)));
        Assert.Equal("2026-11-30 10:00", Story.Local(story.Ticket.NextDeadline));
    }

    [Fact]
    public void A_pause_outside_opening_hours_changes_nothing()
    {
        var story = new Story().Reported("2026-11-27 15:00").At("2026-11-27 18:30", s_wait);
        Assert.Equal("never", story.Due());
        Assert.Equal("2026-11-30 15:00", story.At("2026-11-30 08:30", new Resume()).Due());
    }

    [Fact]
    public void A_pause_over_a_weekend_gives_back_what_the_calendar_had_open()
    {
        // glpi 10594: more was credited than the calendar had open.
        var story = new Story().Reported("2026-11-27 15:00").At("2026-11-27 17:00", s_wait).At("2026-11-30 10:00", new Resume());
        Assert.Equal("2026-11-30 17:00", story.Due());
        Assert.Equal(TimeSpan.FromHours(2), story.Elapsed());
    }

    [Fact]
    public void A_paused_clock_is_never_broken()
    {
        // glpi 24481.
        var story = new Story().Reported("2026-11-27 15:00").At("2026-11-27 17:00", s_wait).Until("2026-12-24 17:00");
        Assert.Equal(ClockState.Paused, story.Resolution.State);
        Assert.Empty(story.Told());
    }

    [Fact]
    public void Waiting_does_not_pause_the_response()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_wait);
        Assert.Equal("2026-11-30 11:00", story.Due(SlaTarget.Response));
        Assert.Equal(ClockState.Breached, story.Until("2026-11-30 12:00").Clock(SlaTarget.Response).State);
    }

    [Fact]
    public void A_change_of_what_is_waited_for_changes_what_stands_still()
    {
        var policy = Promises.Policy() with { Pauses = [new PauseRule(SuspensionReason.Requester, [SlaTarget.Resolution])] };
        var story = new Story(Promises.Of(policy)).Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_wait);
        Assert.Equal("never", story.Due());
        Assert.Equal("2026-11-30 14:00", story.Due(SlaTarget.Level));
        story.At("2026-11-30 11:00", new Suspend(SuspensionReason.Vendor, null, null));
        Assert.Equal("2026-12-01 10:00", story.Due());
    }

    [Theory]
    [InlineData(2, "2026-11-30 16:00")]
    [InlineData(4, "2026-12-04 18:00")]
    public void After_a_change_of_priority_the_time_used_stays_used(int priority, string due) =>
        Assert.Equal(due, new Story().Reported("2026-11-30 09:00").Raised("2026-11-30 14:00", priority).Due());

    [Fact]
    public void A_goal_that_is_used_up_by_a_change_is_broken_at_the_change_and_says_why()
    {
        var story = new Story().Reported("2026-11-30 09:00").Raised("2026-11-30 14:00", 1);
        Assert.Equal(["50 % 2026-11-30 14:00", "broken 2026-11-30 14:00"], story.Told());
        var breach = story.Journal.Single(entry => entry.Event is TicketEvent.SlaBreached { Target: SlaTarget.Resolution });
        Assert.Equal("qualified by marie left less than was used.", breach.Cause);
        Assert.Equal(TimeSpan.FromHours(1), story.Resolution.Breach!.Goal);
    }

    [Fact]
    public void What_else_happens_at_the_instant_of_such_a_change_does_not_disprove_the_breach()
    {
        // Found in a month of real incidents: raised and suspended in the same minute.
        var story = new Story().Reported("2026-11-30 09:00").Raised("2026-11-30 14:00", 1).At("2026-11-30 14:00", s_wait);
        Assert.Equal("broken 2026-11-30 14:00", story.Told().Last());
        Assert.Equal(ClockState.Breached, story.At("2026-11-30 16:00", s_done).Resolution.State);
    }

    [Fact]
    public void Of_the_thresholds_that_a_change_leaves_behind_only_the_highest_fires()
    {
        // 3 h used of 8 h (37 %) are 85 % of 3.5 h: 50 and 75 are behind.
        var policy = Promises.Policy() with { Targets = [Promises.Hours(SlaTarget.Resolution, 1, 3.5, 8, 40)] };
        var story = new Story(Promises.Of(policy)).Reported("2026-11-30 09:00").Raised("2026-11-30 12:00", 2).Until("2026-11-30 14:00");
        Assert.Equal(["75 % 2026-11-30 12:00", "90 % 2026-11-30 12:09", "broken 2026-11-30 12:30"], story.Told());
    }

    [Fact]
    public void The_time_used_is_measured_on_the_calendar_under_which_it_was_used()
    {
        var carry = new Story().Reported("2026-11-27 16:00").Raised("2026-11-28 10:00", 2);
        Assert.Equal("2026-11-28 14:00", carry.Due());
        var fromStart = new Story(Promises.Of(Promises.Policy() with { OnPriorityChange = OnPriorityChange.FromStart })).Reported("2026-11-27 16:00").Raised("2026-11-28 10:00", 2);
        Assert.Equal(ClockState.Breached, fromStart.Resolution.State);
        Assert.Equal(["broken 2026-11-28 10:00"], fromStart.Told());
    }

    [Theory]
    [InlineData(OnPriorityChange.Carry)]
    [InlineData(OnPriorityChange.FromStart)]
    public void A_pause_before_a_change_of_priority_is_not_forgotten(OnPriorityChange mode)
    {
        // glpi 6902 and 15605: paused, then the priority was raised, the pause was forgotten and the ticket breached.
        var story = new Story(Promises.Of(Promises.Policy() with { OnPriorityChange = mode }))
            .Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_wait).At("2026-11-30 16:00", new Resume()).At("2026-11-30 16:30", new Qualify { Impact = Degree.High, Urgency = Degree.Medium });
        // Of 6 h around the clock 1.5 h are used: 9–10 and 16–16:30.
        Assert.Equal("2026-11-30 21:00", story.Due());
        Assert.Equal(ClockState.Running, story.Resolution.State);
    }

    [Fact]
    public void A_breach_stays_recorded_with_the_goal_that_it_broke()
    {
        var story = new Story().Reported("2026-11-30 09:00", 1).Until("2026-11-30 10:30").Raised("2026-11-30 11:00", 4).Until("2026-12-01 18:00");
        Assert.Equal(ClockState.Breached, story.Resolution.State);
        Assert.Equal(TimeSpan.FromHours(1), story.Resolution.Breach!.Goal);
        Assert.Single(story.Told(), line => line.StartsWith("broken", StringComparison.Ordinal));
    }

    [Fact]
    public void Warnings_and_breach_stand_once_at_their_instants_however_late_the_process_was()
    {
        var story = new Story().Reported("2026-11-27 15:00").Until("2026-12-15 12:00");
        Assert.Equal(["50 % 2026-11-30 10:00", "75 % 2026-11-30 12:00", "90 % 2026-11-30 14:12", "broken 2026-11-30 15:00"], story.Told());
        var before = story.Journal.Count(entry => entry.Event is TicketEvent.SlaWarned or TicketEvent.SlaBreached);
        story.Until("2026-12-15 12:00");
        Assert.Equal(before, story.Journal.Count(entry => entry.Event is TicketEvent.SlaWarned or TicketEvent.SlaBreached));
    }

    [Fact]
    public void Stopping_at_exactly_the_due_instant_is_met_and_a_moment_later_is_not()
    {
        var met = new Story().Reported("2026-11-27 15:00").At("2026-11-30 15:00", s_done);
        Assert.Equal(ClockState.Met, met.Resolution.State);
        var late = new Story().Reported("2026-11-27 15:00");
        late.Life.At(Story.Paris("2026-11-30 15:00").AddMilliseconds(1)).Accept(s_done);
        Assert.Equal(ClockState.Breached, late.Resolution.State);
    }

    [Fact]
    public void At_exactly_the_due_instant_the_timer_breaks_nothing_yet()
    {
        var story = new Story().Reported("2026-11-27 15:00").Until("2026-11-30 15:00");
        Assert.DoesNotContain(story.Told(), line => line.StartsWith("broken", StringComparison.Ordinal));
        Assert.Equal(ClockState.Met, story.At("2026-11-30 15:00", s_done).Resolution.State);
    }

    [Fact]
    public void A_reopened_ticket_goes_on_with_the_time_used_and_the_time_spent_resolved_does_not_count()
    {
        // glpi 23359 and zammad 188.
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done).At("2026-12-01 15:00", new Reopen(null));
        Assert.Equal("2026-12-02 14:00", story.Due());
        Assert.True(story.Resolution.Again);
        Assert.False(story.Clock(SlaTarget.Response).IsOpen);
        var outcomes = story.At("2026-12-02 09:00", s_done).Journal.SelectMany(entry => entry.Outcomes ?? []).Where(outcome => outcome.Target is SlaTarget.Resolution);
        Assert.Equal([(false, 1.0), (true, 4.0)], outcomes.Select(outcome => (outcome.Again, outcome.Elapsed.TotalHours)));
    }

    [Fact]
    public void A_late_entry_that_shows_that_a_breach_did_not_happen_corrects_it()
    {
        var onSite = new Story().Reported("2026-11-30 09:00").At("2026-11-30 09:00", new Assign("tech-1") { Mode = InterventionMode.OnSite }).At("2026-11-30 13:30", new Depart());
        Assert.Equal("2026-11-30 16:00", onSite.Due(SlaTarget.OnSite));
        onSite.Until("2026-11-30 16:05").Late("2026-11-30 16:10", "2026-11-30 15:55", new Arrive());
        Assert.Equal("corrected 2026-11-30 15:55", onSite.Told(SlaTarget.OnSite).Last());
        Assert.Equal(ClockState.Corrected, onSite.Clock(SlaTarget.OnSite).State);
        Assert.Equal(ClockState.Corrected, onSite.Journal.SelectMany(entry => entry.Outcomes ?? []).Last(outcome => outcome.Target is SlaTarget.OnSite).State);
    }

    [Fact]
    public void A_late_pause_takes_a_breach_back_and_the_clock_goes_on()
    {
        var story = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:20").Late("2026-11-30 18:22", "2026-11-30 17:00", s_wait);
        Assert.Equal(ClockState.Paused, story.Resolution.State);
        Assert.Equal("2026-12-01 10:00", story.At("2026-12-01 09:00", new Resume()).Due());
        Assert.Equal(ClockState.Breached, story.Until("2026-12-01 11:00").Resolution.State);
    }

    [Fact]
    public void What_is_done_by_a_clock_that_was_put_back_takes_no_breach_back_and_it_stands_once()
    {
        // Recorded at 18:20; then the server's clock shows 15:00.
        var story = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:20");
        story.At("2026-11-30 15:00", s_wait).At("2026-11-30 15:00", new Resume()).Until("2026-11-30 18:30");
        Assert.Equal(["50 % 2026-11-30 14:00", "75 % 2026-11-30 16:00", "90 % 2026-11-30 17:12", "broken 2026-11-30 18:00"], story.Told());
        Assert.Equal(story.Journal.Select(line => line.OccurredAt).Order(), story.Journal.Select(line => line.OccurredAt));
    }

    [Fact]
    public void A_late_entry_after_the_due_instant_corrects_nothing()
    {
        var story = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:15").Late("2026-11-30 18:22", "2026-11-30 18:20", s_done);
        Assert.Equal(ClockState.Breached, story.Resolution.State);
        Assert.DoesNotContain(story.Told(), line => line.StartsWith("corrected", StringComparison.Ordinal));
    }

    [Fact]
    public void Deadlines_before_a_late_entry_are_applied_first()
    {
        var story = new Story().Reported("2026-11-30 09:00").Late("2026-11-30 18:40", "2026-11-30 15:00", new AddNote("seen", Public: true));
        Assert.Equal(["50 % 2026-11-30 10:00", "75 % 2026-11-30 10:30", "90 % 2026-11-30 10:48", "broken 2026-11-30 11:00"], story.Told(SlaTarget.Response));
        Assert.Equal(["50 % 2026-11-30 14:00"], story.Told());
    }

    [Fact]
    public void The_response_stops_when_support_shows_that_somebody_has_it()
    {
        foreach (var command in new TicketCommand[] { new Qualify(), new AddNote("we look", Public: true), s_done })
            Assert.Equal(ClockState.Met, new Story().Reported("2026-11-30 09:00").At("2026-11-30 09:30", command).Clock(SlaTarget.Response).State);
        foreach (var command in new TicketCommand[] { new AddNote("internal", Public: false), new Assign("tech-1") })
            Assert.Equal(ClockState.Running, new Story().Reported("2026-11-30 09:00").At("2026-11-30 09:30", command).Clock(SlaTarget.Response).State);
    }

    [Fact]
    public void A_cell_is_measured_from_when_it_receives_the_ticket_until_it_hands_over()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Transfer("network", 2, "network fault"));
        Assert.Equal("2026-11-30 15:00", story.Due(SlaTarget.Level));
        story.At("2026-11-30 16:00", new Transfer("vendor", 3, "line") { CellCalendar = "always" });
        Assert.Equal("2026-11-30 20:00", story.Due(SlaTarget.Level));
        var held = story.Journal.SelectMany(entry => entry.Outcomes ?? []).Where(outcome => outcome is { Target: SlaTarget.Level, Stopped: true });
        Assert.Equal([("front-desk", ClockState.Met), ("network", ClockState.Breached)], held.Select(outcome => (outcome.Cell, outcome.State)));
    }

    [Fact]
    public void Arrival_is_promised_only_when_somebody_is_sent()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Assign("tech-1") { Mode = InterventionMode.Phone });
        Assert.DoesNotContain(story.Ticket.Clocks, clock => clock.Target is SlaTarget.OnSite);
        story.At("2026-11-30 11:00", new Reassign(new Assign("tech-1") { Mode = InterventionMode.OnSite }));
        Assert.Equal("2026-11-30 18:00", story.Due(SlaTarget.OnSite));
        story.At("2026-11-30 14:00", s_done);
        Assert.DoesNotContain(story.Ticket.Clocks, clock => clock.Target is SlaTarget.OnSite);
    }

    [Fact]
    public void The_next_business_day_at_five_is_not_moved_by_a_pause()
    {
        var target = new TargetRule(SlaTarget.Resolution, [.. Enumerable.Range(1, 4).Select(p => new SlaGoal(p, null, new TimeOnly(17, 0), "office"))], [50]);
        var story = new Story(Promises.Of(Promises.Policy() with { Targets = [target] })).Reported("2026-12-24 16:00").At("2026-12-24 17:00", s_wait);
        Assert.Equal("2026-12-28 17:00", story.Due());
        Assert.Equal(["50 % 2026-12-28 11:30", "broken 2026-12-28 17:00"], story.Until("2026-12-29 09:00").Told());
    }

    [Fact]
    public void What_is_withdrawn_is_neither_met_nor_broken_and_what_was_broken_stays_broken()
    {
        Assert.Empty(new Story().Reported("2026-11-30 09:00").At("2026-11-30 09:30", new Cancel("asked twice")).Ticket.Clocks);
        var broken = new Story().Reported("2026-11-30 09:00").Until("2026-12-01 12:00").At("2026-12-01 12:00", new Cancel("asked twice"));
        Assert.All(broken.Ticket.Clocks, clock => Assert.Equal(ClockState.Breached, clock.State));
    }

    [Fact]
    public void Imported_history_is_judged_by_its_own_commands_and_left_alone_by_the_watch()
    {
        var story = new Story().Reported("2026-11-27 15:00", historical: true);
        Assert.Null(story.Ticket.NextDeadline);
        story.Late("2027-06-01 12:00", "2026-11-30 14:00", new Qualify());
        Assert.Equal(["50 % 2026-11-30 10:00", "75 % 2026-11-30 12:00"], story.Told());
        Assert.Empty(story.Ticket.Escalations);
        story.Late("2027-06-01 12:00", "2026-11-30 16:00", s_done);
        Assert.Equal("broken 2026-11-30 15:00", story.Told().Last());
    }

    [Fact]
    public void History_that_goes_live_is_watched_from_then_on()
    {
        var story = new Story().Reported("2026-11-27 15:00", historical: true).At("2026-11-30 11:00", new GoLive());
        Assert.Equal("2026-11-30 12:00", Story.Local(story.Ticket.NextDeadline));
    }

    [Fact]
    public void An_open_ticket_is_never_without_a_next_deadline()
    {
        var story = new Story().Reported("2026-11-27 15:00").At("2026-11-27 15:30", new Qualify()).At("2026-11-27 16:00", s_wait);
        Assert.Equal("2026-11-30 16:00", Story.Local(story.Ticket.NextDeadline));
        story.Until("2026-11-30 16:00");
        var review = Assert.IsType<TicketEvent.ReviewFellDue>(story.Journal[^1].Event);
        Assert.Equal([new Notice(Audience.Lead, "lea", "front-desk", NotificationChannel.Live, null)], review.Told);
        Assert.Equal("2026-12-01 16:00", Story.Local(story.Ticket.NextDeadline));
    }

    [Fact]
    public void Newer_rules_judge_open_tickets_only_when_somebody_says_so()
    {
        var story = new Story().Reported("2026-11-30 09:00");
        var shorter = Promises.Policy() with { Targets = [Promises.Hours(SlaTarget.Resolution, 1, 2, 5, 10)] };
        var book = Promises.Book(Promises.Policy());
        story.Life.Sla = new SlaRules(book with { Revision = 2, Policies = [.. book.Policies, new Versioned<SlaPolicy>(shorter, 2, DateTimeOffset.UnixEpoch, "admin")] });
        story.Raised("2026-11-30 10:00", 4).Raised("2026-11-30 10:00", 3);
        Assert.Equal("2026-11-30 18:00", story.Due());
        story.At("2026-11-30 10:00", new Rejudge(new RulePin("default", 2), null));
        Assert.Equal("2026-11-30 15:00", story.Due());
        Assert.DoesNotContain(story.Ticket.Clocks, clock => clock.Target is SlaTarget.Level);
    }

    private static SlaRules FourHours() => Promises.Of(Promises.Policy() with { Targets = [Promises.Hours(SlaTarget.Resolution, 4, 4, 4, 4)] });
}
