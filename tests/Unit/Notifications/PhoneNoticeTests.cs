using Dispatch.Access;
using Dispatch.Notifications;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Tickets;

namespace Dispatch.Unit.Notifications;

/// <summary>What phones are told: work that others gave, moved or took, and what their owner is told live.</summary>
public sealed class PhoneNoticeTests
{
    private static readonly TimeWindow s_tomorrow = new(Life.Start.AddDays(1), Life.Start.AddDays(1).AddHours(1));

    [Fact]
    public void Work_that_is_given_moved_and_taken_is_told_to_whom_it_concerns()
    {
        var life = Life.In(TicketStatus.New);
        Assert.Equal([("tech-1", WorkChange.Given)], Told(life, new TicketCommand.Assign("tech-1")));
        Assert.Equal([("tech-1", WorkChange.Moved)], Told(life, new TicketCommand.Reassign(new TicketCommand.Assign("tech-1") { Window = s_tomorrow })));
        Assert.Equal([("tech-1", WorkChange.Taken), ("tech-2", WorkChange.Given)], Told(life, new TicketCommand.Reassign(new TicketCommand.Assign("tech-2"))));
        Assert.Equal([("tech-2", WorkChange.Taken)], Told(life, new TicketCommand.Transfer("network", 2, "r")));
        Assert.Equal([("tech-2", WorkChange.Given)], Told(life, new TicketCommand.Assign("tech-2")));
        Assert.Equal([("tech-2", WorkChange.Taken)], Told(life, new TicketCommand.Cancel("r")));
    }

    [Fact]
    public void Nobody_is_told_what_they_did_themselves()
    {
        var life = Life.In(TicketStatus.Assigned);
        Assert.Empty(Told(life, new TicketCommand.Decline("r"), technician: "tech-1"));
        Assert.Empty(Told(life, new TicketCommand.Assign("tech-1"), technician: "tech-1"));
        Assert.Empty(Told(life, new TicketCommand.Resolve("fixed", null), technician: "tech-1"));
    }

    [Fact]
    public void What_moves_nobodys_work_is_told_to_nobody()
    {
        var life = Life.In(TicketStatus.Assigned);
        Assert.Empty(Told(life, new TicketCommand.AddNote("n", Public: false)));
        Assert.Empty(Told(life, new TicketCommand.Suspend(SuspensionReason.Parts, null, null)));
        Assert.Empty(Told(life, new TicketCommand.Resume()));
    }

    [Fact]
    public void An_offer_that_expires_is_taken_and_imported_history_tells_nobody()
    {
        var life = Life.In(TicketStatus.New);
        life.Accept(new TicketCommand.Assign("tech-1") { AcceptWithin = TimeSpan.FromMinutes(5) });
        var (before, lines) = (life.State!, life.Journal.Count);
        life.After(TimeSpan.FromMinutes(6)).Elapse();
        Assert.Equal([("tech-1", WorkChange.Taken)], Words(PhoneNotices.Of(before, life.State!, [.. life.Journal.Skip(lines)], Actor.Timer, Rights.All)));

        Assert.Empty(Told(Life.In(TicketStatus.New, historical: true), new TicketCommand.Assign("tech-1")));
    }

    [Fact]
    public void Whoever_is_told_live_by_name_is_told_on_their_phone()
    {
        var state = Life.In(TicketStatus.Assigned).State!;
        var notices = new[] { Notice("lead-1", NotificationChannel.Live), Notice("lead-1", NotificationChannel.Email), Notice(null, NotificationChannel.Live) };
        var line = new JournalEntry(9, new TicketEvent.ReviewFellDue(notices.ToValueList()), Life.Start, Life.Start, Actor.Timer);
        var told = Assert.Single(PhoneNotices.Of(state, state, [line], Actor.Timer, Rights.All));
        Assert.Equal((9, "lead-1", NotificationChannel.Push, (WorkChange?)null), (told.Version, told.Notice.Person, told.Notice.Channel, told.Notice.Work));

        static Notice Notice(string? person, NotificationChannel channel) => new(Audience.Lead, person, "front-desk", channel, null);
    }

    [Fact]
    public void A_push_says_identifiers_only_and_a_newer_one_takes_the_place_of_an_older()
    {
        var given = PushPayload.Of(NotificationMessage.Of(Line(WorkChange.Given)));
        Assert.Equal(("T-1042.3.0", "given", "T-1042", (int?)null, true, "T-1042"), (given.Id, given.What, given.Ticket, given.Count, given.IsUrgent, given.Topic));
        var taken = PushPayload.Of(NotificationMessage.Of(Line(WorkChange.Taken)));
        Assert.Equal(given.Topic, taken.Topic);
        var escalated = PushPayload.Of(NotificationMessage.Of(Line(null)));
        Assert.Equal(("escalated", "T-1042-e"), (escalated.What, escalated.Topic));
        var several = PushPayload.Of(NotificationMessage.Of("digest-1", [Line(WorkChange.Given), Line(WorkChange.Moved)]));
        Assert.Equal(("digest-1", "moved", 2, "digest"), (several.Id, several.What, several.Count, several.Topic));
    }

    private static Notification Line(WorkChange? work) => new()
    {
        Id = 1,
        Ticket = Life.Number,
        Version = 3,
        Place = 0,
        Notice = new Notice(Audience.Technician, "tech-1", "front-desk", NotificationChannel.Push, null) { Work = work },
        Reason = new NoticeReason("assigned"),
        Subject = "The printer of Jeanne Martin",
        Priority = 3,
        OccurredAt = Life.Start,
        CreatedAt = Life.Start,
        State = NotificationState.Pending,
        Attempts = 0,
    };

    private static IEnumerable<(string, WorkChange)> Told(Life life, TicketCommand command, string? technician = null)
    {
        var (before, lines) = (life.State!, life.Journal.Count);
        life.Accept(command);
        var rights = technician is null ? Rights.All : RoleRights.Of(Roles.Technician, [], technician, null, []);
        return Words(PhoneNotices.Of(before, life.State!, [.. life.Journal.Skip(lines)], Life.Marie, rights));
    }

    private static List<(string, WorkChange)> Words(IEnumerable<AskedNotice> asked) => [.. asked.Select(notice => (notice.Notice.Person!, notice.Notice.Work!.Value))];
}
