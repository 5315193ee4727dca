using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Sla.Account;

/// <summary>"Why did this break?" answered in one paragraph and line by line.</summary>
public sealed class ClockAccountTests
{
    [Fact]
    public void A_clock_tells_when_it_started_waited_changed_and_broke()
    {
        var story = new Story().Reported("2026-12-24 09:00").At("2026-12-24 10:00", new Suspend(SuspensionReason.Vendor, null, null)).At("2026-12-24 16:00", new Resume())
            .Raised("2026-12-28 09:30", 2).Until("2026-12-28 12:10").At("2026-12-28 12:20", new Resolve("fixed", null));
        var account = Account(story, SlaTarget.Resolution);
        Assert.Equal(
            ["started", "paused", "resumed", "skipped", "changed", "warned", "warned", "warned", "broken", "stopped"], account.Lines.Select(line => line.Code));
        Assert.Equal("It started: reported by phone. Promised within 8 h on calendar office version 1, policy default version 1.", account.Lines[0].Sentence);
        Assert.Equal("It stood still: the ticket waits for a vendor.", account.Lines[1].Sentence);
        Assert.Equal("Closed on 2026-12-25 (Noël): not counted.", account.Lines[3].Sentence);
        Assert.Equal("Promised within 6 h on calendar always version 1 from here on, because the priority went from 3 to 2; 3 h 30 min stay used.", account.Lines[4].Sentence);
        Assert.Equal("It ended: resolved by marie. It ended 20 min of business time too late.", account.Lines[^1].Sentence);
        Assert.Equal(
            "Resolution: Promised within 6 h on calendar always version 1 from 2026-12-24T08:00:00.000Z. It stood still once. Not counted: 2026-12-25 (Noël). It ended 20 min of business time too late.",
            account.Summary);
    }

    [Fact]
    public void A_breach_that_did_not_happen_and_a_reopening_are_told()
    {
        var story = new Story().Reported("2026-11-30 09:00").Until("2026-11-30 18:15").Late("2026-11-30 18:22", "2026-11-30 17:00", new Resolve("fixed", null))
            .At("2026-12-01 09:00", new Reopen(null)).At("2026-12-01 09:30", new Resolve("fixed", null));
        var account = Account(story, SlaTarget.Resolution);
        Assert.Equal(["broken", "stopped", "corrected", "reopened", "stopped"], account.Lines.Select(line => line.Code).Where(code => code is not ("started" or "warned")));
        Assert.Equal("It was kept with 30 min of business time to spare.", account.Lines[^1].Sentence["It ended: resolved by marie. ".Length..]);
    }

    [Fact]
    public void Each_cell_that_held_the_ticket_has_its_account()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 10:00", new Transfer("network", 2, "line"));
        var held = ClockAccounts.Of(story.Journal, story.Life.Now, story.Life.Sla).Where(account => account.Target is SlaTarget.Level).Select(account => account.Summary);
        Assert.Equal(
            [
                "Time in front-desk: Promised within 4 h on calendar office version 1 from 2026-11-30T08:00:00.000Z. It was kept with 3 h of business time to spare.",
                "Time in network: Promised within 4 h on calendar office version 1 from 2026-11-30T09:00:00.000Z. It runs and is due at 2026-11-30T14:00:00.000Z; 4 h are left.",
            ],
            held);
    }

    [Fact]
    public void What_is_withdrawn_is_owed_no_more()
    {
        var story = new Story().Reported("2026-11-30 09:00").At("2026-11-30 09:30", new Cancel("asked twice"));
        Assert.All(ClockAccounts.Of(story.Journal, story.Life.Now, story.Life.Sla), account => Assert.EndsWith("Nothing is owed any more.", account.Summary, StringComparison.Ordinal));
    }

    private static ClockAccount Account(Story story, SlaTarget target) =>
        ClockAccounts.Of(story.Journal, story.Life.Now, story.Life.Sla).Single(account => account.Target == target);
}
