using System.Text.Json;
using Dispatch.Access;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;

namespace Dispatch.Unit.Tickets;

/// <summary>What holds for every sequence of commands.</summary>
public sealed class TicketPropertyTests
{
    [Fact]
    public void No_sequence_of_commands_reaches_a_state_that_the_table_does_not_know() => Stories.Tell((_, state, _) =>
    {
        // What each status carries, and nothing else: these are all the states that the table of domain.md can mean.
        var (intervention, suspension, resolution) = (state.Intervention, state.Suspension, state.Resolution);
        Assert.True(state.Status switch
        {
            TicketStatus.New or TicketStatus.Queued => intervention is null && suspension is null && resolution is null,
            TicketStatus.Assigned => intervention is { InProgress: false } && suspension is null && resolution is null,
            TicketStatus.InProgress => intervention is { InProgress: true } && suspension is null && resolution is null,
            TicketStatus.Suspended => suspension is { Before: < TicketStatus.Suspended } && resolution is null
                && (suspension.Before is TicketStatus.Assigned or TicketStatus.InProgress) == intervention is not null,
            TicketStatus.Resolved or TicketStatus.Closed => intervention is null && suspension is null && resolution is not null,
            TicketStatus.Cancelled => intervention is null && suspension is null && resolution is null,
            _ => false,
        }, state.ToString());
        Assert.True(intervention is null || intervention.Phase switch
        {
            InterventionPhase.EnRoute or InterventionPhase.OnSite => intervention.Mode is InterventionMode.OnSite,
            InterventionPhase.Working => intervention.Mode is not InterventionMode.OnSite,
            _ => true,
        }, state.ToString());
    });

    [Fact]
    public void Replaying_the_journal_gives_the_state() => Stories.Tell((_, state, journal) => Assert.Equal(state, Ticket.Replay(journal, Promises.Rules)));

    [Fact]
    public void Versions_count_the_journal_and_instants_do_not_run_backwards() => Stories.Tell((_, state, journal) =>
    {
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(entry => entry.Version));
        Assert.Equal(state.Version, journal.Count);
        // Clocks and escalations are in nobody's way: a late entry may come before them.
        var changes = journal
            .Where(entry => entry.Event is not (TicketEvent.Noted or TicketEvent.Attached or TicketEvent.SlaWarned or TicketEvent.SlaBreached or TicketEvent.SlaOutcomeCorrected
                or TicketEvent.EscalationStepTaken or TicketEvent.EscalationExhausted or TicketEvent.PriorityRaised or TicketEvent.Acknowledged or TicketEvent.ReviewFellDue))
            .Select(entry => entry.OccurredAt)
            .ToList();
        Assert.Equal(changes.Order(), changes);
        Assert.All(journal, entry => Assert.True(entry.OccurredAt <= entry.RecordedAt));
    });

    [Fact]
    public void Whatever_the_clocks_of_servers_show_a_ticket_goes_forward_and_what_broke_stays_broken() => Stories.TellByClocksThatDiffer((_, _, journal) =>
    {
        Assert.Equal(journal.Select(entry => entry.OccurredAt).Order(), journal.Select(entry => entry.OccurredAt));
        Assert.DoesNotContain(journal, entry => entry.Event is TicketEvent.SlaOutcomeCorrected);
    });

    [Fact]
    public void The_journal_and_the_state_survive_being_stored() => Stories.Tell((_, state, journal) =>
    {
        Assert.Equal(state, Stored(state));
        Assert.Equal(journal, journal.Select(entry => entry with { Event = Stored(entry.Event) }));
    });

    [Fact]
    public void A_command_is_allowed_exactly_when_the_ticket_says_so() => Stories.Tell((now, state, _) =>
    {
        var context = new DecisionContext(Life.Marie, now, new TicketRules()) { Rights = Rights.All, Sla = Promises.Rules };
        TicketCommand[] bare =
        [
            new TicketCommand.Accept(), new TicketCommand.Depart(), new TicketCommand.Arrive(), new TicketCommand.Resume(), new TicketCommand.Close(),
            new TicketCommand.GoLive(), new TicketCommand.Reopen(null), new TicketCommand.Unassign(null), new TicketCommand.Start(true),
        ];
        if (state.NextDeadline <= now)
            return;
        foreach (var command in bare)
            Assert.Equal(TicketLife.Allowed(state).Contains(TicketLife.NameOf(command)), Ticket.Decide(state, command, context).IsAccepted);
    });

    private static T Stored<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DispatchJson.Options), DispatchJson.Options)!;
}
