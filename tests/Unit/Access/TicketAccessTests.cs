using Dispatch.Access;
using Dispatch.Sla;
using Dispatch.Tickets;
using Dispatch.Unit.Tickets;
using static Dispatch.Tickets.TicketCommand;

namespace Dispatch.Unit.Access;

/// <summary>The decision itself refuses whoever may not: whatever door a command came through.</summary>
public sealed class TicketAccessTests
{
    private const string Email = "jeanne@example.org";

    private static readonly TicketState s_ticket = Stateful(Life.Report with { Requester = new Requester("Jeanne", Email) });

    /// <summary>Commands and who may give them: r(equester), t(echnician), d(ispatcher), m(anager), i(ntegrator), a(dministrator).</summary>
    public static TheoryData<string, string> Table => new()
    {
        { nameof(Qualify), "dmia" }, { nameof(Transfer), "dmia" }, { nameof(Assign), "dmia" }, { nameof(Reassign), "dmia" }, { nameof(Unassign), "dmia" },
        { nameof(GiveWay), "dmia" },
        { nameof(Accept), "tdmia" }, { nameof(Decline), "tdmia" }, { nameof(Start), "tdmia" }, { nameof(Depart), "tdmia" }, { nameof(Arrive), "tdmia" },
        { nameof(FinishVisit), "tdmia" }, { nameof(Suspend), "tdmia" }, { nameof(Resolve), "tdmia" }, { nameof(TicketCommand.Acknowledge), "tdmia" },
        { nameof(Resume), "rtdmia" }, { nameof(Reopen), "rtdmia" }, { nameof(Close), "rtdmia" }, { nameof(Cancel), "rtdmia" }, { nameof(AddNote), "rtdmia" },
        { nameof(Attach), "rtdmia" },
        { nameof(GoLive), "ia" }, { nameof(Rejudge), "ma" }, { nameof(EraseRequester), "a" },
    };

    [Fact]
    public void The_table_holds_every_command() => Assert.Equal(
        typeof(TicketCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TicketCommand)) && type != typeof(TicketCommand.Report)).Select(type => type.Name).Order(),
        Table.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Table))]
    public void A_command_is_for_those_roles_and_for_tickets_that_they_reach(string name, string roles)
    {
        var command = Commands().Single(command => command.GetType().Name == name);
        foreach (var role in Roles.All)
        {
            var may = roles.Contains(role[0], StringComparison.Ordinal);
            Assert.Equal(may, !IsForbidden(Decide(command, Own(role))));
            if (role[0] is 'r' or 't' or 'd')
                Assert.Equal(RefusalKind.NotFound, Decide(command, Foreign(role)).Refusal!.Kind);
            Assert.Equal(RefusalKind.NotAllowed, Decide(command, Own(role) with { May = Permissions.ReadTickets }).Refusal!.Kind);
        }

        Assert.Equal(RefusalKind.NotFound, Decide(command, Rights.None).Refusal!.Kind);
    }

    [Fact]
    public void A_version_that_was_not_seen_tells_nothing_to_who_may_not_see_the_ticket()
    {
        var context = Context(Foreign(Roles.Dispatcher)) with { ExpectedVersion = 77 };
        Assert.Equal(RefusalCodes.UnknownTicket, Ticket.Decide(s_ticket, new Close(), context).Refusal!.Code);
        Assert.Equal(RefusalCodes.VersionMismatch, Ticket.Decide(s_ticket, new Close(), context with { Rights = Own(Roles.Dispatcher) }).Refusal!.Code);
    }

    [Fact]
    public void A_requester_speaks_to_everybody_and_reports_for_nobody_else()
    {
        var own = Own(Roles.Requester);
        Assert.True(IsForbidden(Decide(new AddNote("between us", Public: false), own)));
        Assert.False(IsForbidden(Decide(new AddNote("to all", Public: true), own)));
        Assert.False(IsForbidden(Ticket.Decide(null, Life.Report with { Requester = new Requester("J", Email.ToUpperInvariant()) }, Context(own))));
        Assert.True(IsForbidden(Ticket.Decide(null, Life.Report with { Requester = new Requester("J") }, Context(own))));
        Assert.True(IsForbidden(Ticket.Decide(null, Life.Report with { Requester = new Requester("J", "other@example.org") }, Context(own))));
    }

    [Theory]
    [InlineData(Roles.Manager, false)]
    [InlineData(Roles.Dispatcher, false)]
    [InlineData(Roles.Integrator, true)]
    [InlineData(Roles.Administrator, true)]
    public void History_is_imported_by_integrators_and_administrators(string role, bool may) =>
        Assert.Equal(may, !IsForbidden(Ticket.Decide(null, Life.Report with { Historical = true }, Context(Own(role)))));

    [Fact]
    public void Who_resolved_a_ticket_still_sees_it_and_those_without_name_see_nothing()
    {
        var resolved = Stateful(Life.Report, new Assign("tech-1"), new Depart(), new Arrive(), new Resolve("fixed", null));
        Assert.True(Own(Roles.Technician).Reach(resolved));
        Assert.False(Foreign(Roles.Technician).Reach(resolved));
        Assert.False(RoleRights.Of(Roles.Technician, ["front-desk"], null, null, []).Reach(Stateful(Life.Report)));
        Assert.False(RoleRights.Of(Roles.Requester, ["front-desk"], null, null, []).Reach(Stateful(Life.Report)));
    }

    [Fact]
    public void Whom_an_escalation_told_by_name_sees_the_open_ticket_and_acknowledges_it_and_nothing_else()
    {
        var alerted = s_ticket with { Alerted = ["tech-9"] };
        var onCall = Foreign(Roles.Technician);
        Assert.True(onCall.Reach(alerted));
        Assert.True(onCall.Reach(new JournalEntry(1, new TicketEvent.ReviewFellDue([]), Life.Start, Life.Start, Actor.Timer)));
        foreach (var command in Commands())
        {
            var refusal = Ticket.Decide(alerted, command, Context(onCall)).Refusal;
            Assert.Equal(command is TicketCommand.Acknowledge, refusal?.Kind is not RefusalKind.NotAllowed);
            Assert.NotEqual(RefusalKind.NotFound, refusal?.Kind);
        }

        Assert.Equal(RefusalKind.NotAllowed, Ticket.Decide(alerted, new TicketCommand.Acknowledge(), Context(onCall with { May = Permissions.ReadTickets })).Refusal!.Kind);
        Assert.Empty(TicketLife.Allowed(alerted, onCall));
        var run = new EscalationRun(new EscalationTrigger(SlaTarget.Resolution), Life.Start, new RulePin("up", 1), 0, 0, Life.Start);
        Assert.Equal(["acknowledge"], TicketLife.Allowed(alerted with { Escalations = [run] }, onCall));

        // It is for who is told by name: not for colleagues of the same cell, nor for who is of another role, nor for ever.
        Assert.False((onCall with { Technician = "tech-8" }).Reach(alerted));
        Assert.False(RoleRights.Of(Roles.Dispatcher, ["network"], "tech-9", null, []).Reach(alerted));
        Assert.False(RoleRights.Of(Roles.Requester, [], "tech-9", "other@example.org", []).Reach(alerted));
        Assert.False(onCall.Reach(alerted with { Status = TicketStatus.Resolved }));
    }

    [Fact]
    public void A_scope_narrows_and_never_widens()
    {
        foreach (var role in Roles.All)
        {
            foreach (var scope in RoleRights.Scopes)
            {
                var narrowed = RoleRights.Of(role, [], null, null, [scope]).May;
                Assert.Equal(narrowed, narrowed & RoleRights.Of(role));
                Assert.NotEqual(RoleRights.Of(Roles.Administrator), narrowed);
            }

            Assert.Equal(Permissions.None, RoleRights.Of(role, [], null, null, ["no-such-scope"]).May);
        }

        Assert.Equal(Rights.None, RoleRights.Of("king", [Rights.EveryCell], "tech-1", Email, []));
        Assert.False(RoleRights.Of(Roles.Administrator, [], null, null, ["read"]).May.HasFlag(Permissions.DispatchTickets));
    }

    private static IEnumerable<TicketCommand> Commands() =>
    [
        new Qualify(), new Transfer("network", 2, "r"), new Assign("tech-1"), new Reassign(new Assign("tech-2")), new Unassign(null), new GiveWay(Life.Number, null),
        new TicketCommand.Acknowledge(), new Accept(), new Decline("r"), new Start(true), new Depart(), new Arrive(), new FinishVisit(VisitCode.NoAccess, null, null),
        new Suspend(SuspensionReason.Vendor, null, null), new Resolve("fixed", null), new Resume(), new Reopen(null), new Close(), new Cancel("r"), new AddNote("n", true),
        new Attach(new Attachment("a1", "n", AttachmentKind.Photo, "image/png", 1, "00", Public: true)), new GoLive(), new Rejudge(null, null), new EraseRequester("erased-1"),
    ];

    private static Rights Own(string role) => RoleRights.Of(role, ["front-desk"], "tech-1", Email, []);

    private static Rights Foreign(string role) => RoleRights.Of(role, ["network"], "tech-9", "other@example.org", []);

    private static Decision Decide(TicketCommand command, Rights rights) => Ticket.Decide(s_ticket, command, Context(rights));

    private static DecisionContext Context(Rights rights) => new(Life.Marie, Life.Start, new TicketRules()) { Rights = rights };

    private static bool IsForbidden(Decision decision) => decision.Refusal?.Kind is RefusalKind.NotAllowed or RefusalKind.NotFound;

    /// <summary>Assigned to tech-1, unless commands say otherwise.</summary>
    private static TicketState Stateful(TicketCommand.Report report, params TicketCommand[] commands)
    {
        var life = new Life().Accept(report);
        foreach (var command in commands.Length > 0 ? commands : [new Assign("tech-1")])
            life.Accept(command);
        return life.State!;
    }
}
