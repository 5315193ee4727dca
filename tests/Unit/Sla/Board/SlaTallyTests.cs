using System.Runtime.CompilerServices;
using Dispatch.Live;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using Dispatch.Unit.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Board;

/// <summary>What a cell counts for the managers' board. Office hours are 09–12 and 13–18; P3 is 8 h in them, P1 1 h around the clock.</summary>
public sealed class SlaTallyTests
{
    private static readonly TicketNumber s_number = new(1001);

    [Fact]
    public void A_ticket_counts_by_how_its_clocks_stand()
    {
        var story = Told().Reported("2026-11-30 09:00");
        var tally = new SlaTally();
        Assert.Equal(Counts(open: 1, running: 1, clocks: 3), Shown(tally, story, "2026-11-30 09:00"));
        story.At("2026-11-30 09:10", new Qualify { Impact = Degree.Medium, Urgency = Degree.Medium });
        Assert.Equal(Counts(open: 1, running: 1, clocks: 2), Shown(tally, story, "2026-11-30 09:10"));
        story.At("2026-11-30 09:20", new Suspend(SuspensionReason.Vendor, null, null));
        Assert.Equal(Counts(open: 1, paused: 1, clocks: 2), Shown(tally, story, "2026-11-30 09:20"));
        story.At("2026-11-30 09:30", new Resume()).Until("2026-11-30 15:00");
        Assert.Equal(Counts(open: 1, breached: 1, unattended: 1, clocks: 2, broken: 1), Shown(tally, story, "2026-11-30 15:00"));
        story.At("2026-11-30 15:01", new Assign("tech-1"));
        Assert.Equal(Counts(open: 1, breached: 1, clocks: 3, broken: 1), Shown(tally, story, "2026-11-30 15:01") with { Within60 = 0, Within30 = 0, Within15 = 0 });
        story.At("2026-11-30 15:05", new Resolve("fixed", null));
        Assert.Equal(SlaCounts.None, Shown(tally, story, "2026-11-30 15:05"));
        Assert.Equal(0, tally.Count);
    }

    [Theory]
    [InlineData("2026-11-30 09:59", 0, 0, 0)]
    [InlineData("2026-11-30 10:00", 1, 0, 0)]
    [InlineData("2026-11-30 10:30", 1, 1, 0)]
    [InlineData("2026-11-30 10:45", 1, 1, 1)]
    [InlineData("2026-11-30 11:00", 1, 1, 1)]
    public void What_is_about_to_break_is_known_by_time_alone(string now, int within60, int within30, int within15)
    {
        // The response is due at eleven.
        var story = Told().Reported("2026-11-30 09:00");
        var tally = new SlaTally();
        Shown(tally, story, "2026-11-30 09:00");
        tally.Advance(Story.Paris(now));
        var counts = Assert.Single(tally.Groups).Value;
        Assert.Equal((within60, within30, within15), (counts.Within60, counts.Within30, counts.Within15));
    }

    [Fact]
    public void An_acknowledgement_attends_to_a_broken_ticket_until_it_lapses()
    {
        var story = new Story().Reported("2026-11-30 09:00", 1).Until("2026-11-30 10:00").At("2026-11-30 10:01", new Acknowledge());
        var tally = new SlaTally();
        Assert.Equal(0, Shown(tally, story, "2026-11-30 10:01").Unattended);
        var until = story.Ticket.Acknowledgement!.Until;
        tally.Advance(until.AddMilliseconds(-1));
        Assert.Equal(0, Assert.Single(tally.Groups).Value.Unattended);
        tally.Advance(until);
        Assert.Equal(1, Assert.Single(tally.Groups).Value.Unattended);
    }

    [Fact]
    public void A_ticket_without_a_next_deadline_is_seen_and_imported_history_counts_nothing()
    {
        var unpromised = new Life().Accept(Life.Report);
        var tally = new SlaTally();
        tally.Apply(Change(s_number, unpromised.State!), Life.Start);
        Assert.Equal(new SlaCounts { Open = 1, WithoutDeadline = 1 }, Assert.Single(tally.Groups).Value);
        var history = Told().Reported("2026-11-27 15:00", historical: true);
        tally.Apply(Change(new TicketNumber(1002), history.Ticket), Life.Start);
        Assert.Equal(2, tally.Count);
        Assert.Equal(1, tally.Groups.Values.Sum(counts => counts.Open));
    }

    [Fact]
    public void A_notice_that_comes_late_or_twice_changes_nothing()
    {
        var story = Told().Reported("2026-11-30 09:00");
        var first = Change(s_number, story.Ticket);
        story.At("2026-11-30 09:10", new Resolve("fixed", null));
        var tally = new SlaTally();
        tally.Apply(Change(s_number, story.Ticket), story.Life.Now);
        tally.Apply(first, story.Life.Now);
        Assert.Equal(0, tally.Count);
        Assert.DoesNotContain(tally.Groups.Values, counts => counts != SlaCounts.None);
    }

    [Fact]
    public void The_tickets_that_come_first_are_those_that_broke_and_those_that_break_next()
    {
        var tally = new SlaTally();
        // Each of these is broken or breaks an hour after its report; the third is with a technician.
        var policy = Promises.Policy();
        var rules = Promises.Of(policy with { Escalation = null, Targets = [.. policy.Targets.Where(rule => rule.Target is SlaTarget.Resolution)] });
        var stories = Enumerable.Range(0, 50).Select(i => new Story(rules).Reported($"2026-11-30 09:{i:00}", 1)).ToList();
        stories[2].At("2026-11-30 09:55", new Assign("tech-1"));
        foreach (var (i, story) in stories.Index())
            tally.Apply(Change(new TicketNumber(2000 - i), story.Ticket), story.Life.Now);
        var cases = tally.Cases(Story.Paris("2026-11-30 09:55"));
        Assert.Empty(cases.Broken);
        Assert.Equal(Enumerable.Range(0, SlaCases.Most).Select(i => new TicketNumber(2000 - i)), cases.Next.Select(one => one.Number));
        Assert.Equal((Story.Paris("2026-11-30 10:02"), "tech-1", false), (cases.Next[2].At, cases.Next[2].Technician, cases.Next[2].Unattended));

        foreach (var (i, story) in stories.Take(4).Index())
            tally.Apply(Change(new TicketNumber(2000 - i), story.Until("2026-11-30 10:04").Ticket), story.Life.Now);
        cases = tally.Cases(Story.Paris("2026-11-30 10:04"));
        Assert.Equal([2000, 1999, 1997, 1998], cases.Broken.Select(one => one.Number.Value));
        Assert.Equal([true, true, true, false], cases.Broken.Select(one => one.Unattended));
        Assert.Equal(Story.Paris("2026-11-30 10:00"), cases.Broken[0].At);
        Assert.Equal(new TicketNumber(1996), cases.Next[0].Number);
        var merged = SlaCases.FirstOf([cases, new SlaCases([cases.Broken[0] with { Number = new TicketNumber(1), At = cases.Broken[0].At.AddHours(-1) }], []), SlaCases.None]);
        Assert.Equal([1, 2000, 1999, 1997, 1998], merged.Broken.Select(one => one.Number.Value));
        Assert.Equal(cases.Next, merged.Next);
    }

    [Fact]
    public void Counting_change_by_change_is_counting_anew()
    {
        // Two tickets a story: one is told of everything, the other hears it one command later.
        ConditionalWeakTable<IReadOnlyList<JournalEntry>, Counted> tallies = [];
        Stories.Tell((now, state, journal) =>
        {
            var counted = tallies.GetValue(journal, _ => new Counted());
            var (tally, before) = (counted.Tally, counted.Latest);
            tally.Advance(now);
            tally.Apply(Change(s_number, state), now);
            if (before is not null)
                tally.Apply(Change(new TicketNumber(1002), before), now);
            counted.Latest = state;
            var anew = new SlaTally();
            anew.Apply(Change(s_number, state), now);
            if (before is not null)
                anew.Apply(Change(new TicketNumber(1002), before), now);
            Assert.Equal(Shown(anew), Shown(tally));
            Assert.Equal(anew.Count, tally.Count);
            Assert.Equal(anew.Cases(now), tally.Cases(now));
            Assert.DoesNotContain(tally.Groups.Values, counts => counts.WithoutDeadline > 0);
        });
    }

    private static List<string> Shown(SlaTally tally) =>
        [.. tally.Groups.Where(group => group.Value != SlaCounts.None).Select(group => $"{group.Key} {group.Value}").Order(StringComparer.Ordinal)];

    private static SlaCounts Shown(SlaTally tally, Story story, string now)
    {
        var at = Story.Paris(now);
        tally.Apply(Change(s_number, story.Ticket), at);
        tally.Advance(at);
        return tally.Groups.Values.Aggregate(SlaCounts.None, (sum, counts) => sum + counts);
    }

    private static BoardChange Change(TicketNumber number, TicketState state) =>
        new(number, state.Version, state.IsOpen ? BoardRow.Of(number, state) : null, state.NextDeadline);

    private static SlaCounts Counts(int open, int running = 0, int paused = 0, int breached = 0, int unattended = 0, int clocks = 0, int broken = 0) =>
        new() { Open = open, Running = running, Paused = paused, Breached = breached, Unattended = unattended, Clocks = clocks, BrokenClocks = broken };

    /// <summary>Nobody escalates here: an escalation may change priority and cell.</summary>
    private static Story Told() => new(Promises.Of(Promises.Policy() with { Escalation = null }));

    private sealed class Counted
    {
        public SlaTally Tally { get; } = new();

        public TicketState? Latest { get; set; }
    }
}
