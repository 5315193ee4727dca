using Dispatch.Tickets;
using static Dispatch.Tickets.TicketStatus;

namespace Dispatch.Unit.Tickets;

/// <summary>The table of domain.md, "Ticket life", written down a second time: every pair of state and command, allowed or refused.</summary>
public sealed class TicketLifeTests
{
    private static readonly Dictionary<string, (TicketCommand Command, TicketStatus To, TicketStatus[] From)> s_table = new()
    {
        ["qualify"] = (new TicketCommand.Qualify(), Queued, [New, Queued]),
        ["transfer"] = (new TicketCommand.Transfer("network", 2, "network fault"), Queued, [New, Queued, Assigned, InProgress, Suspended]),
        ["assign"] = (new TicketCommand.Assign("tech-2"), Assigned, [New, Queued]),
        ["reassign"] = (new TicketCommand.Reassign(new TicketCommand.Assign("tech-2")), Assigned, [Assigned, InProgress]),
        ["accept"] = (new TicketCommand.Accept(), Assigned, [Assigned]),
        ["decline"] = (new TicketCommand.Decline("too far"), Queued, [Assigned]),
        ["start"] = (new TicketCommand.Start(true), InProgress, []),
        ["depart"] = (new TicketCommand.Depart(), InProgress, [Assigned]),
        ["arrive"] = (new TicketCommand.Arrive(), InProgress, [InProgress]),
        ["finish-visit"] = (new TicketCommand.FinishVisit(VisitCode.NoAccess, null, null), Queued, [InProgress]),
        ["unassign"] = (new TicketCommand.Unassign(null), Queued, [Assigned, InProgress]),
        ["suspend"] = (new TicketCommand.Suspend(SuspensionReason.Requester, null, null), Suspended, [New, Queued, Assigned, InProgress, Suspended]),
        ["resume"] = (new TicketCommand.Resume(), New, [Suspended]),
        ["resolve"] = (new TicketCommand.Resolve("fixed", null), Resolved, [New, Queued, Assigned, InProgress, Suspended]),
        ["reopen"] = (new TicketCommand.Reopen(null), Queued, [Resolved]),
        ["close"] = (new TicketCommand.Close(), Closed, [Resolved]),
        ["cancel"] = (new TicketCommand.Cancel("withdrawn"), Cancelled, [New, Queued, Assigned, InProgress, Suspended]),
    };

    public static TheoryData<TicketStatus, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<TicketStatus, string>();
            foreach (var status in Enum.GetValues<TicketStatus>())
            {
                foreach (var name in s_table.Keys)
                    pairs.Add(status, name);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_state_and_command_follows_the_table(TicketStatus status, string name)
    {
        var (command, to, from) = s_table[name];
        var life = Life.In(status);
        if (from.Contains(status))
        {
            Assert.Contains(name, TicketLife.Allowed(life.State!));
            Assert.Equal(to, life.Accept(command).State!.Status);
            return;
        }

        var refusal = life.Refuse(command);
        Assert.Equal(RefusalCodes.StateDoesNotAllow, refusal.Code);
        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        Assert.Equal(TicketLife.Allowed(life.State!), refusal.Allowed);
        Assert.DoesNotContain(name, refusal.Allowed!);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("by marie at 2026-03-02T08:00:00.000Z", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(New)]
    [InlineData(Queued)]
    [InlineData(Assigned)]
    [InlineData(InProgress)]
    [InlineData(Suspended)]
    [InlineData(Resolved)]
    [InlineData(Closed)]
    [InlineData(Cancelled)]
    public void A_note_is_possible_in_every_state_and_changes_none(TicketStatus status)
    {
        var life = Life.In(status);
        var before = life.State!;
        life.After(TimeSpan.FromMinutes(1)).Accept(new TicketCommand.AddNote("called back", Public: true));
        Assert.Equal(before with { Version = before.Version + 1, SeenAt = life.Now }, life.State);
    }

    [Fact]
    public void The_table_names_every_command_of_the_contract() => Assert.Equal(
        "qualify transfer assign reassign accept decline start depart arrive finish-visit unassign suspend resume resolve reopen close cancel note attach go-live acknowledge".Split(' '),
        TicketLife.Commands);

    [Fact]
    public void A_ticket_that_does_not_exist_can_only_be_reported() =>
        Assert.Equal(RefusalCodes.UnknownTicket, new Life().Refuse(new TicketCommand.Accept()).Code);

    [Fact]
    public void A_reported_ticket_cannot_be_reported_again() =>
        Assert.Equal(RefusalCodes.StateDoesNotAllow, Life.In(New).Refuse(Life.Report).Code);

    [Theory]
    [InlineData(InterventionMode.Phone)]
    [InlineData(InterventionMode.Workshop)]
    [InlineData(InterventionMode.Remote)]
    public void Work_that_needs_no_travel_starts_and_nobody_departs(InterventionMode mode)
    {
        var life = Life.In(Assigned, mode);
        Assert.Contains("needs no travel", life.Refuse(new TicketCommand.Depart()).Message, StringComparison.Ordinal);
        life.Accept(new TicketCommand.Start(Consent: true));
        Assert.Equal(InterventionPhase.Working, life.State!.Intervention!.Phase);
        Assert.Equal(RefusalCodes.StateDoesNotAllow, life.Refuse(new TicketCommand.Arrive()).Code);
    }

    [Fact]
    public void On_site_work_departs_and_arrives_and_does_not_start()
    {
        var life = Life.In(Assigned);
        Assert.Contains("departs and arrives", life.Refuse(new TicketCommand.Start(true)).Message, StringComparison.Ordinal);
        life.Accept(new TicketCommand.Depart());
        Assert.Equal(InterventionPhase.EnRoute, life.State!.Intervention!.Phase);
        life.Accept(new TicketCommand.Arrive());
        Assert.Equal(InterventionPhase.OnSite, life.State!.Intervention!.Phase);
        Assert.Contains("not on the way", life.Refuse(new TicketCommand.Arrive()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remote_control_needs_the_requesters_consent_and_the_journal_says_so()
    {
        var life = Life.In(Assigned, InterventionMode.Remote);
        Assert.Equal(RefusalCodes.ConsentRequired, life.Refuse(new TicketCommand.Start(Consent: false)).Code);
        life.Accept(new TicketCommand.Start(Consent: true));
        Assert.True(Assert.IsType<TicketEvent.Started>(life.Journal[^1].Event).Consent);
    }

    [Fact]
    public void An_accepted_ticket_is_not_accepted_twice()
    {
        var life = Life.In(Assigned).Accept(new TicketCommand.Accept());
        var refusal = life.Refuse(new TicketCommand.Accept());
        Assert.Contains("accepted it already", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("accept", refusal.Allowed!);
    }

    [Fact]
    public void Who_comes_second_is_told_who_has_it()
    {
        var refusal = Life.In(Assigned).Refuse(new TicketCommand.Assign("tech-9"));
        Assert.StartsWith("'assign' is not possible: the ticket is assigned to tech-1 (assigned by marie at 2026-03-02T08:00:00.000Z).", refusal.Message, StringComparison.Ordinal);
    }
}
