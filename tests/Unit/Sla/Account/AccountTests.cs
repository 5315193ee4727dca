using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using Dispatch.Unit.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Account;

/// <summary>Why a clock shows what it shows. Office hours are 09–12 and 13–18; P3 is 8 h in them.</summary>
public sealed class AccountTests
{
    private static readonly Suspend s_wait = new(SuspensionReason.Requester, null, null);
    private static readonly Resolve s_done = new("fixed", null);

    [Fact]
    public void It_begins_with_the_request_and_what_was_promised()
    {
        var line = Tell(Told().Reported("2026-11-30 09:00")).Lines[0];
        Assert.Equal(
            "Started when the request was reported by phone: 8 h of 'office' (version 1), promised by 'default' (version 1) for priority 3, due 2026-11-30 18:00.", line.Sentence);
        Assert.Equal((AccountCode.Started, 1, TimeSpan.Zero, Channel.Phone, new RulePin("office", 1)), (line.Code, line.Version, line.Elapsed, line.Facts.Channel, line.Facts.Calendar));
    }

    [Fact]
    public void What_is_met_says_with_how_much_left()
    {
        var account = Tell(Told().Reported("2026-11-30 09:00").At("2026-11-30 10:30", s_done));
        Assert.Equal("Stopped when marie resolved it: 1 h 30 min used, met with 6 h 30 min left.", account.Lines[^1].Sentence);
        Assert.Equal("Resolution was promised in 8 h of 'office' (version 1); met with 6 h 30 min left.", account.Summary);
        Assert.Equal((ClockState.Met, TimeSpan.FromHours(1.5)), (account.State, account.Elapsed));
    }

    [Fact]
    public void Pauses_say_why_and_what_was_used()
    {
        var account = Tell(Told().Reported("2026-11-27 15:00").At("2026-11-27 17:00", s_wait).At("2026-11-30 10:00", new Resume()).At("2026-12-01 11:12", s_done));
        Assert.Equal(
            [
                "Stood still when marie let it wait for the requester, after 2 h.",
                "Went on when marie resumed it, with 2 h used, due 2026-11-30 17:00.",
                "50 % of 8 h were used, due 2026-11-30 17:00.",
                "75 % of 8 h were used, due 2026-11-30 17:00.",
                "90 % of 8 h were used, due 2026-11-30 17:00.",
                "Broken: 8 h were used up.",
                "Stopped when marie resolved it: 11 h 12 min used, broken by 3 h 12 min of business time.",
            ],
            account.Lines.Skip(1).Select(line => line.Sentence));
        Assert.Equal("Resolution was promised in 8 h of 'office' (version 1); it stood still once; broken by 3 h 12 min of business time.", account.Summary);
    }

    [Fact]
    public void Exceptions_of_the_calendar_are_named_when_they_are_met_and_when_they_lie_ahead()
    {
        // zammad 390: a holiday moved the due date, and nobody saw why.
        var story = Told().Reported("2026-12-24 16:00").Until("2026-12-24 17:00");
        Assert.Equal("Runs: 1 h used, 7 h left, due 2026-12-28 16:00, which skips 2026-12-25 (Noël).", Tell(story).Lines[^1].Sentence);
        var met = Tell(story.At("2026-12-28 10:00", s_done)).Lines.Single(line => line.Code is AccountCode.Closed);
        Assert.Equal("Closed on 2026-12-25 (Noël): no time was counted.", met.Sentence);
        Assert.Equal(("2026-12-25 00:00", TimeSpan.FromHours(2), (int?)null), (Story.Local(met.At), met.Elapsed, met.Version));
    }

    [Fact]
    public void Other_hours_on_a_date_are_named_too()
    {
        var eve = new SpecialDay { Date = new DateOnly(2026, 12, 24), Hours = [new OpeningHours(new TimeOnly(9, 0), new TimeOnly(12, 0))], Name = "Réveillon" };
        var book = Promises.Book(Promises.Policy() with { Escalation = null });
        var rules = new SlaRules(book with { Calendars = [Promises.First(Promises.Office with { Exceptions = [eve] }), Promises.First(Promises.Always)] });
        var account = Tell(new Story(rules).Reported("2026-12-23 17:00").At("2026-12-28 09:30", s_done));
        Assert.Contains("Open 09:00-12:00 only on 2026-12-24 (Réveillon).", account.Lines.Select(line => line.Sentence));
    }

    [Fact]
    public void A_change_of_priority_says_what_it_changed_and_what_was_carried()
    {
        var account = Tell(Told().Reported("2026-11-30 09:00").Raised("2026-11-30 14:00", 2));
        var line = account.Lines.Single(line => line.Code is AccountCode.PriorityChanged);
        Assert.Equal(
            "Priority 3 became 2 when marie qualified it: 8 h became 6 h, 'office' (version 1) became 'always' (version 1), due 2026-11-30 18:00 became 2026-11-30 16:00; the 4 h used stay used.",
            line.Sentence);
        Assert.Equal((3, 2, TimeSpan.FromHours(4)), (line.Facts.FormerPriority, line.Facts.Priority, line.Elapsed));
        Assert.Equal(1, account.Changes);
    }

    [Fact]
    public void Newer_versions_of_policy_and_calendar_that_were_applied_say_so()
    {
        var book = Promises.Book(Promises.Policy() with { Escalation = null });
        var office = Promises.Office with { Exceptions = [new SpecialDay { Date = new DateOnly(2026, 12, 1), Name = "Inventaire" }] };
        var policy = Promises.Policy() with { Escalation = null, Targets = [Promises.Hours(SlaTarget.Resolution, 1, 6, 16, 40)] };
        var newer = new SlaRules(book with
        {
            Revision = 2,
            Calendars = [.. book.Calendars, new Versioned<CalendarProfile>(office, 2, DateTimeOffset.UnixEpoch, "admin")],
            Policies = [.. book.Policies, new Versioned<SlaPolicy>(policy, 2, DateTimeOffset.UnixEpoch, "admin")],
        });
        var story = new Story(new SlaRules(book)).Reported("2026-11-30 13:00");
        story.Life.Sla = newer;
        story.At("2026-11-30 14:00", new Rejudge(null, new RulePin("office", 2))).At("2026-11-30 15:00", new Rejudge(new RulePin("default", 2), null));
        var account = Tell(story);
        Assert.Equal(
            [
                "'office' (version 2) holds since marie applied newer rules to open tickets: 8 h as before, 'office' (version 1) became 'office' (version 2), due 2026-12-01 12:00 became 2026-12-02 12:00; the 1 h used stay used.",
                "'default' (version 2) judges it since marie applied newer rules to open tickets: 8 h became 16 h, due 2026-12-02 12:00 became 2026-12-03 12:00; the 2 h used stay used.",
            ],
            account.Lines.Where(line => line.Code is AccountCode.CalendarChanged or AccountCode.PolicyChanged).Select(line => line.Sentence));
    }

    [Fact]
    public void A_goal_that_is_used_up_by_a_change_is_broken_by_it()
    {
        var account = Tell(Told().Reported("2026-11-30 09:00").Raised("2026-11-30 14:00", 1));
        Assert.Contains("Broken: 1 h were less than the 4 h already used.", account.Lines.Select(line => line.Sentence));
        Assert.Equal("Runs on: 4 h used, 3 h too many.", account.Lines[^1].Sentence);
    }

    [Fact]
    public void A_breach_that_did_not_happen_is_taken_back()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 09:00", new Assign("tech-1") { Mode = InterventionMode.OnSite })
            .At("2026-11-30 13:30", new Depart()).Until("2026-11-30 16:05").Late("2026-11-30 16:10", "2026-11-30 15:55", new Arrive());
        var account = Tell(story, SlaTarget.OnSite);
        Assert.Equal(
            ["Broken: 6 h were used up.", "Stopped when tech-1 arrived: 5 h 55 min used, met with 5 min left.",
                "The breach recorded for 2026-11-30 16:00 did not happen: tech-1 arrived before it, entered later."],
            account.Lines.TakeLast(3).Select(line => line.Sentence));
        Assert.Equal((ClockState.Corrected, "Arrival on site was promised in 6 h of 'office' (version 1); met after all."), (account.State, account.Summary));
    }

    [Fact]
    public void A_breach_that_is_taken_back_says_what_came_before_it()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Transfer("network", 2, "network fault"))
            .Until("2026-11-30 11:05").Late("2026-11-30 11:10", "2026-11-30 10:55", new AddNote("on our way", true));
        Assert.Equal(
            "The breach recorded for 2026-11-30 11:00 did not happen: marie wrote to the requester before it, entered later.",
            Tell(story, SlaTarget.Response).Lines[^1].Sentence);
    }

    [Fact]
    public void A_reopened_ticket_goes_on_with_what_was_used()
    {
        var account = Tell(Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_done).At("2026-12-01 15:00", new Reopen(null)));
        Assert.Contains("Went on when marie reopened it, with 1 h used; the time between did not count, due 2026-12-02 14:00.", account.Lines.Select(line => line.Sentence));
        Assert.Equal(ClockState.Running, account.State);
    }

    [Fact]
    public void What_waits_says_so_and_what_is_withdrawn_is_no_longer_owed()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", s_wait);
        Assert.Equal("Stands still: 1 h used, 7 h left.", Tell(story).Lines[^1].Sentence);
        var account = Tell(story.At("2026-11-30 11:00", new Cancel("asked twice")));
        Assert.Equal("Nothing is owed any more since marie cancelled it, after 1 h.", account.Lines[^1].Sentence);
        Assert.Null(account.State);
    }

    [Fact]
    public void Each_stay_in_a_cell_has_an_account_of_its_own()
    {
        var story = Told().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Transfer("network", 2, "network fault"));
        var accounts = ClockAccounts.Of(story.Journal, story.Life.Now, story.Life.Sla).Where(account => account.Target is SlaTarget.Level).ToList();
        Assert.Equal([("front-desk", (ClockState?)ClockState.Met), ("network", ClockState.Running)], accounts.Select(account => (account.Cell!, account.State)));
        Assert.Equal("Stopped when marie handed it over to network: 1 h used, met with 3 h left.", accounts[0].Lines[^1].Sentence);
        Assert.Equal("Resolution or hand-over by front-desk was promised in 4 h of 'office' (version 1); met with 3 h left.", accounts[0].Summary);
    }

    [Fact]
    public void Every_account_adds_up() => Stories.Tell((now, state, journal) =>
    {
        var accounts = ClockAccounts.Of(journal, now, Promises.Rules);
        foreach (var reading in TicketClocks.Read(state, now, Promises.Rules))
        {
            var account = accounts.Last(account => account.Target == reading.Target);
            Assert.Equal((reading.Elapsed, reading.State, reading.Due), (account.Lines[^1].Elapsed, account.State, account.Due));
        }

        // What the journal's outcomes say is what the accounts say.
        var stopped = journal.SelectMany(entry => entry.Outcomes ?? []).Where(outcome => outcome.Stopped).Select(outcome => (outcome.Target, outcome.Elapsed));
        var told = accounts.SelectMany(account => account.Lines.Where(line => line.Code is AccountCode.Met or AccountCode.Stopped).Select(line => (account.Target, line.Elapsed)));
        Assert.Equal(stopped.Order(), told.Order());
        Assert.All(accounts, account => Assert.DoesNotContain("  ", account.Summary + string.Concat(account.Lines.Select(line => line.Sentence)), StringComparison.Ordinal));
    });

    /// <summary>Nobody escalates here: an escalation may change priority and cell.</summary>
    private static Story Told() => new(Promises.Of(Promises.Policy() with { Escalation = null }));

    private static ClockAccount Tell(Story story, SlaTarget target = SlaTarget.Resolution) =>
        ClockAccounts.Of(story.Journal, story.Life.Now, story.Life.Sla).Last(account => account.Target == target);
}
