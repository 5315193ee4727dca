using Dispatch.Access;
using Dispatch.Privacy;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;
using Dispatch.Unit.Tickets;

namespace Dispatch.Unit.Privacy;

public sealed class ErasureTests
{
    private const string Somebody = "erased-7f3a9c2d";

    private static readonly TicketCommand.EraseRequester s_erase = new(Somebody);

    [Theory]
    [InlineData(TicketStatus.New, false)]
    [InlineData(TicketStatus.Queued, false)]
    [InlineData(TicketStatus.Assigned, false)]
    [InlineData(TicketStatus.InProgress, false)]
    [InlineData(TicketStatus.Suspended, false)]
    [InlineData(TicketStatus.Resolved, false)]
    [InlineData(TicketStatus.Closed, false)]
    [InlineData(TicketStatus.Cancelled, false)]
    [InlineData(TicketStatus.New, true)]
    [InlineData(TicketStatus.Suspended, true)]
    [InlineData(TicketStatus.Resolved, true)]
    public void A_requester_is_erased_in_every_state_once_and_no_state_changes(TicketStatus status, bool historical)
    {
        var life = Life.In(status, historical: historical).After(TimeSpan.FromDays(400));
        var before = life.State!;
        life.Accept(s_erase);
        Assert.Equal(before with { Version = before.Version + 1, Requester = new Requester(Somebody) }, life.State);

        var refusal = life.Refuse(new TicketCommand.EraseRequester("erased-00000000"));
        Assert.Equal(RefusalCodes.StateDoesNotAllow, refusal.Code);
        Assert.Contains("erased already", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_told_that_it_is_possible_and_no_path_leads_to_it()
    {
        Assert.DoesNotContain("erase-requester", TicketLife.Commands);
        Assert.DoesNotContain("erase-requester", TicketLife.Allowed(Life.In(TicketStatus.New).State!, Rights.All));
    }

    [Fact]
    public void Only_administrators_may()
    {
        Assert.Equal([Roles.Administrator], Roles.All.Where(role => RoleRights.Of(role).HasFlag(Permissions.ManagePersonalData)));
        var state = Life.In(TicketStatus.New).State!;
        var manager = new DecisionContext(Life.Marie, Life.Start, new TicketRules()) { Rights = RoleRights.Of(Roles.Manager, [], null, null, []) };
        Assert.Equal(RefusalKind.NotAllowed, Ticket.Decide(state, s_erase, manager).Refusal!.Kind);
    }

    [Fact]
    public void What_is_overdue_stays_due()
    {
        var life = new Life { Sla = Promises.Rules };
        life.Accept(Life.Report with { Impact = Degree.High, Urgency = Degree.High, CellCalendar = "always" });
        var due = life.State!.NextDeadline;
        Assert.NotNull(due);
        life.After(TimeSpan.FromDays(3)).Accept(s_erase);
        Assert.Equal(due, life.State!.NextDeadline);
        Assert.All(life.State.Clocks, clock => Assert.Null(clock.Breach));
    }

    [Theory]
    [InlineData("Li is late for the client", "Li", "erased-7f3a9c2d is late for the client")]
    [InlineData("Anna's and Annas desk, ANNA", "Anna", "erased-7f3a9c2d's and erased-7f3a9c2ds desk, erased-7f3a9c2d")]
    [InlineData("Zoë  Martin\nand zoë\tmartin", "Zoë Martin", "erased-7f3a9c2d\nand erased-7f3a9c2d")]
    [InlineData("(a+b) is no (ab)", "(a+b)", "erased-7f3a9c2d is no (ab)")]
    public void A_name_is_found_whatever_its_case_and_the_space_in_it_and_a_short_one_as_a_word(string text, string name, string expected)
    {
        var state = Life.In(TicketStatus.New).State! with { Requester = new Requester(name), Subject = text };
        Assert.Equal(expected, Redaction.Of(state.Requester, Somebody).Of(state).Subject);
    }

    [Fact]
    public void An_address_that_begins_with_the_name_is_replaced_as_a_whole()
    {
        var state = Life.In(TicketStatus.New).State! with { Requester = new Requester("anna", "Anna@example.org"), Subject = "anna@example.org or anna" };
        Assert.Equal($"{Somebody} or {Somebody}", Redaction.Of(state.Requester, Somebody).Of(state).Subject);
    }

    [Fact]
    public void Who_acted_as_the_requester_is_replaced_and_who_acted_for_support_is_not()
    {
        var redaction = Redaction.Of(new Requester("Anna", "anna@example.org"), Somebody);
        Assert.Equal(new Actor(Somebody, "requester", "portal"), Of(new Actor("ANNA@example.org", "requester", "portal")));
        Assert.Equal(new Actor(Somebody, "requester"), Of(new Actor("anna", "requester")));
        Assert.Equal(new Actor("anna@example.org", "dispatcher"), Of(new Actor("anna@example.org", "dispatcher")));
        Assert.Equal(new Actor("otto", "requester"), Of(new Actor("otto", "requester")));

        Actor Of(Actor actor) => redaction.Of(new JournalEntry(2, new TicketEvent.Closed(), Life.Start, Life.Start, actor)).Actor;
    }

    [Fact]
    public void A_pseudonym_is_known_as_one()
    {
        Assert.True(Pseudonym.Is(new Requester(Pseudonym.New())));
        Assert.NotEqual(Pseudonym.New(), Pseudonym.New());
        Assert.False(Pseudonym.Is(new Requester(Somebody, Phone: "117")));
        Assert.False(Pseudonym.Is(new Requester(Somebody, Email: "a@example.org")));
        Assert.False(Pseudonym.Is(new Requester("erased-7f3a9c2x")));
        Assert.False(Pseudonym.Is(new Requester("erased-7f3a9c2d0")));
        Assert.False(Pseudonym.Is(new Requester("Jeanne Martin")));
    }

    [Fact]
    public void The_digest_of_a_person_tells_the_same_person_and_no_name()
    {
        Assert.Equal(new Person("Anna@example.org", null).Digest(), new Person("anna@EXAMPLE.org", null).Digest());
        Assert.Equal("sha256:", new Person(null, "Anna").Digest()[..7]);
        Assert.Equal(4, new[] { new Person("a", null), new Person("b", null), new Person("a", "b"), new Person("ab", null) }.Select(person => person.Digest()).Distinct().Count());
    }
}
