using Dispatch.Access;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Sla;

namespace Dispatch.Unit.Tickets;

/// <summary>What a visit leaves behind: parts, time, what was gone through, files.</summary>
public sealed class WorkDoneTests
{
    private static readonly Part s_cable = new("Cable", 2.5m, "C-7");
    private static readonly Part s_drum = new("Drum", 1m);

    private static readonly Checklist s_list = new()
    {
        Id = "printer",
        Category = "Printing",
        Items = [new ChecklistItem("power", "Power is off", null, null, true), new ChecklistItem("test", null, "Page d'essai", "Test page", true), new ChecklistItem("clean", "Clean", null, null, false)],
    };

    [Fact]
    public void Parts_and_time_of_all_visits_add_up()
    {
        var life = Life.In(TicketStatus.InProgress);
        life.Accept(new TicketCommand.FinishVisit(VisitCode.NotFinished, null, null) { Work = new WorkDone([s_cable], TimeSpan.FromMinutes(30)) });
        Assert.Equal(new WorkDone([s_cable], TimeSpan.FromMinutes(30)), life.State!.Work);
        life.Accept(new TicketCommand.Resolve("fixed", null) { Work = new WorkDone([s_drum, s_cable], TimeSpan.FromMinutes(15)) });
        Assert.Equal(new WorkDone([s_cable, s_drum, s_cable], TimeSpan.FromMinutes(45)), life.State.Work);
        life.Accept(new TicketCommand.Reopen(null)).Accept(new TicketCommand.Resolve("fixed", null));
        Assert.Equal(TimeSpan.FromMinutes(45), life.State.Work!.TimeSpent);
        Assert.Equal(life.State, Ticket.Replay(life.Journal, SlaRules.None));
    }

    [Fact]
    public void What_nobody_said_is_not_there()
    {
        Assert.Null(WorkDone.Of([], null));
        Assert.Null(Life.In(TicketStatus.Resolved).State!.Work);
        Assert.Equal(new WorkDone([s_drum], null), WorkDone.Sum(new WorkDone([s_drum], null), null));
        Assert.Equal(new WorkDone([s_drum], TimeSpan.FromHours(1)), WorkDone.Sum(new WorkDone([s_drum], null), new WorkDone([], TimeSpan.FromHours(1))));
    }

    [Fact]
    public void A_ticket_of_the_category_asks_for_what_is_required_or_a_reason()
    {
        var life = Printing();
        Assert.Equal(new RulePin("printer", 1), Checklists.For(life.State!, life.Sla));
        var none = life.Refuse(new TicketCommand.Resolve("fixed", null));
        Assert.Equal((RefusalCodes.ChecklistIncomplete, RefusalKind.Invalid), (none.Code, none.Kind));
        Assert.Contains("'power', 'test'", none.Message, StringComparison.Ordinal);
        Assert.Contains("for 'test'", life.Refuse(Resolve(new ChecklistDone("printer", 1, ["power", "clean"]))).Message, StringComparison.Ordinal);

        var done = new ChecklistDone("printer", 1, ["power"], "No paper left");
        life.Accept(Resolve(done));
        Assert.Equal(done, life.State!.Resolution!.Checklist);
        Assert.Null(Checklists.For(life.State, life.Sla));
    }

    [Fact]
    public void All_that_is_required_is_enough() => Printing().Accept(Resolve(new ChecklistDone("printer", 1, ["test", "power"])));

    [Fact]
    public void The_version_that_was_seen_counts()
    {
        var life = Printing();
        var stricter = s_list with { Items = [.. s_list.Items, new ChecklistItem("seal", "Seal", null, null, true)] };
        life.Sla = new SlaRules(life.Sla.Book.With(RuleKinds.Checklist, stricter));
        Assert.Equal(new RulePin("printer", 2), Checklists.For(life.State!, life.Sla));
        Assert.Equal(RefusalCodes.ChecklistIncomplete, life.Refuse(Resolve(new ChecklistDone("printer", 2, ["test", "power"]))).Code);
        life.Accept(Resolve(new ChecklistDone("printer", 1, ["test", "power"])));
    }

    [Fact]
    public void Another_list_or_an_item_that_it_does_not_have_is_refused()
    {
        var life = Printing();
        life.Sla = new SlaRules(life.Sla.Book.With(RuleKinds.Checklist, s_list with { Id = "network", Category = "Network" }));
        foreach (var done in new[] { new ChecklistDone("network", 1, ["test", "power"]), new ChecklistDone("printer", 9, []), new ChecklistDone("printer", 1, ["power", "test", "x"]) })
            Assert.Equal(RefusalCodes.ChecklistUnknown, life.Refuse(Resolve(done)).Code);
    }

    [Fact]
    public void Nobody_fills_in_a_list_for_what_needed_no_technician()
    {
        var desk = Life.In(TicketStatus.New);
        desk.Sla = new SlaRules(Sla.Rules.First.With(RuleKinds.Checklist, s_list));
        desk.Accept(new TicketCommand.Qualify { Category = "printing" }).Accept(new TicketCommand.Resolve("advice", null));

        var history = Life.In(TicketStatus.New, historical: true);
        history.Sla = desk.Sla;
        history.Accept(new TicketCommand.Qualify { Category = "printing" }).Accept(new TicketCommand.Assign("tech-1")).Accept(new TicketCommand.Resolve("fixed", null));
    }

    [Fact]
    public void A_category_has_one_list_and_a_list_without_items_is_out_of_use()
    {
        var book = Sla.Rules.First.With(RuleKinds.Checklist, s_list);
        Assert.Equal(RuleCodes.CategoryTaken, Assert.Single(RuleKinds.Checklist.Check(s_list with { Id = "other", Category = "PRINTING" }, book)).Code);
        book = book.With(RuleKinds.Checklist, s_list with { Items = [] });
        Assert.Null(new SlaRules(book).ChecklistOf("Printing"));
        Assert.Empty(RuleKinds.Checklist.Check(s_list with { Id = "other" }, book));
        Assert.Equal(["items[1].id", "items[1].text"], RuleKinds.Checklist.Check(
            s_list with { Items = [new ChecklistItem("a", "A", null, null, false), new ChecklistItem("a", null, "B", null, false)] }, book).Select(problem => problem.Field));
    }

    [Fact]
    public void A_file_stands_in_the_journal_and_changes_no_state()
    {
        var life = Life.In(TicketStatus.Resolved);
        var before = life.State!;
        var photo = new Attachment("a1", "IMG_1.jpg", AttachmentKind.Photo, "image/jpeg", 1234, "00", Public: false);
        life.After(TimeSpan.FromMinutes(5)).Accept(new TicketCommand.Attach(photo) { OccurredAt = Life.Start });
        Assert.Equal([new TicketAttachment(photo, Life.Start, Life.Marie)], life.State!.Attachments);
        Assert.Equal((before.ChangedAt, before.LastChange, before.Status), (life.State.ChangedAt, life.State.LastChange, life.State.Status));
        Assert.Equal(new TicketEvent.Attached(photo), life.Journal[^1].Event);
        life.Accept(new TicketCommand.Close());
    }

    [Fact]
    public void A_ticket_has_only_so_many_files()
    {
        var life = Life.In(TicketStatus.New);
        life.Rules.Attachments = 2;
        for (var i = 0; i < 2; i++)
            life.Accept(new TicketCommand.Attach(File($"a{i}")));
        Assert.Equal((RefusalCodes.TooManyAttachments, RefusalKind.Conflict), (life.Refuse(new TicketCommand.Attach(File("a2"))).Code, life.Refuse(new TicketCommand.Attach(File("a2"))).Kind));
    }

    [Fact]
    public void Requesters_see_what_is_public_and_add_nothing_else()
    {
        var requester = RoleRights.Of(Roles.Requester, [], null, "jeanne@example.org", []);
        var life = Life.In(TicketStatus.New);
        life.Accept(new TicketCommand.Attach(File("inside"))).Accept(new TicketCommand.Attach(File("outside") with { Public = true }));
        Assert.Equal([false, true], life.Journal.Skip(1).Select(line => requester.Reach(line)));
        var state = life.State! with { Requester = new Requester("Jeanne", "jeanne@example.org") };
        var context = new DecisionContext(new Actor("jeanne@example.org", Roles.Requester), life.Now, life.Rules) { Rights = requester };
        Assert.Equal(RefusalKind.NotAllowed, Ticket.Decide(state, new TicketCommand.Attach(File("b")), context).Refusal!.Kind);
        Assert.True(Ticket.Decide(state, new TicketCommand.Attach(File("b") with { Public = true }), context).IsAccepted);
    }

    private static Attachment File(string id) => new(id, id, AttachmentKind.File, "image/png", 1, "00", Public: false);

    private static TicketCommand.Resolve Resolve(ChecklistDone done) => new("fixed", null) { Checklist = done };

    /// <summary>A ticket that a technician has, of the category that has a checklist.</summary>
    private static Life Printing()
    {
        var life = Life.In(TicketStatus.New);
        life.Sla = new SlaRules(Sla.Rules.First.With(RuleKinds.Checklist, s_list));
        return life.Accept(new TicketCommand.Qualify { Category = "printing" }).Accept(new TicketCommand.Assign("tech-1"));
    }
}
