using System.Text.Json;
using CsCheck;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;

namespace Dispatch.Unit.Tickets;

/// <summary>What holds for every sequence of commands.</summary>
public sealed class TicketPropertyTests
{
    private static readonly Gen<string> s_technician = Either("tech-1", "tech-2", "tech-3");
    private static readonly Gen<TimeSpan?> s_ahead = Gen.OneOf(Gen.Const((TimeSpan?)null), Gen.Int[-30, 600].Select(minutes => (TimeSpan?)TimeSpan.FromMinutes(minutes)));

    private static readonly Gen<Func<DateTimeOffset, TicketCommand>> s_command = Gen.OneOf(
        Gen.Select(Gen.Enum<Degree>(), Gen.Enum<Degree>(), (impact, urgency) => At(_ => new TicketCommand.Qualify { Impact = impact, Urgency = urgency })),
        Either("front-desk", "network", "vendor").Select(cell => At(_ => new TicketCommand.Transfer(cell, 2, "elsewhere"))),
        Assign().Select(assign => At(now => assign(now))),
        Assign().Select(assign => At(now => new TicketCommand.Reassign(assign(now)))),
        Gen.Bool.Select(consent => At(_ => new TicketCommand.Start(consent))),
        Gen.Select(Gen.Enum<VisitCode>(), Gen.Enum<AfterVisit>(), (code, next) => At(_ => new TicketCommand.FinishVisit(code, next, null))),
        Gen.Select(Gen.Enum<SuspensionReason>(), s_ahead, (reason, ahead) => At(now => new TicketCommand.Suspend(reason, null, now + ahead))),
        Either<Func<DateTimeOffset, TicketCommand>>(
            _ => new TicketCommand.Accept(),
            _ => new TicketCommand.Decline("no"),
            _ => new TicketCommand.Depart(),
            _ => new TicketCommand.Arrive(),
            _ => new TicketCommand.Unassign(null),
            _ => new TicketCommand.GiveWay(new TicketNumber(7), "urgent"),
            _ => new TicketCommand.Resume(),
            _ => new TicketCommand.Resolve("done", null),
            _ => new TicketCommand.Reopen(null),
            _ => new TicketCommand.Close(),
            _ => new TicketCommand.Cancel("no more"),
            _ => new TicketCommand.AddNote("a note", true),
            _ => new TicketCommand.GoLive()));

    private static readonly Gen<(Func<DateTimeOffset, TicketCommand> Command, int Minutes, int? Late, bool BookingLost)[]> s_story = Gen.Select(
        s_command,
        Gen.Int[0, 400],
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[-5, 900].Select(minutes => (int?)minutes)),
        Gen.Bool).Array[0, 40];

    [Fact]
    public void No_sequence_of_commands_reaches_a_state_that_the_table_does_not_know() => Tell((_, state, _) =>
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
    public void Replaying_the_journal_gives_the_state() => Tell((_, state, journal) => Assert.Equal(state, Ticket.Replay(journal, Promises.Rules)));

    [Fact]
    public void Versions_count_the_journal_and_instants_do_not_run_backwards() => Tell((_, state, journal) =>
    {
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(entry => entry.Version));
        Assert.Equal(state.Version, journal.Count);
        var changes = journal.Where(entry => entry.Event is not TicketEvent.Noted && !TicketEventType.NameOf(entry.Event).StartsWith("sla", StringComparison.Ordinal)).Select(entry => entry.OccurredAt).ToList();
        Assert.Equal(changes.Order(), changes);
        Assert.All(journal, entry => Assert.True(entry.OccurredAt <= entry.RecordedAt));
    });

    [Fact]
    public void The_journal_and_the_state_survive_being_stored() => Tell((_, state, journal) =>
    {
        Assert.Equal(state, Stored(state));
        Assert.Equal(journal, journal.Select(entry => entry with { Event = Stored(entry.Event) }));
    });

    [Fact]
    public void A_command_is_allowed_exactly_when_the_ticket_says_so() => Tell((now, state, _) =>
    {
        var context = new DecisionContext(Life.Marie, now, new TicketRules()) { Sla = Promises.Rules };
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

    private static void Tell(Action<DateTimeOffset, TicketState, IReadOnlyList<JournalEntry>> check) => s_story.Sample(
        story =>
        {
            var now = Life.Start;
            var rules = new TicketRules();
            var decision = Ticket.Decide(null, Life.Report, new DecisionContext(Life.Marie, now, rules) { Sla = Promises.Rules });
            var (state, journal) = (decision.State!, decision.Entries.ToList());
            foreach (var (make, minutes, late, bookingLost) in story)
            {
                now += TimeSpan.FromMinutes(minutes);
                var command = make(now) with { OccurredAt = late is { } ago ? now.AddMinutes(-ago) : null };
                decision = Ticket.Decide(state, command, new DecisionContext(Life.Marie, now, rules, bookingLost) { Sla = Promises.Rules, Cells = Promises.Cells });
                if (decision.IsAccepted)
                {
                    state = decision.State;
                    journal.AddRange(decision.Entries);
                }

                check(now, state, journal);
            }
        },
        iter: 2000);

    private static Gen<T> Either<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static T Stored<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DispatchJson.Options), DispatchJson.Options)!;

    private static Func<DateTimeOffset, TicketCommand> At(Func<DateTimeOffset, TicketCommand> make) => make;

    private static Gen<Func<DateTimeOffset, TicketCommand.Assign>> Assign() => Gen.Select(
        s_technician,
        Gen.Enum<InterventionMode>(),
        s_ahead,
        s_ahead,
        (technician, mode, from, within) => (Func<DateTimeOffset, TicketCommand.Assign>)(now => new TicketCommand.Assign(technician)
        {
            Mode = mode,
            Window = from is { } ahead ? new TimeWindow(now + ahead, now + ahead + TimeSpan.FromHours(1)) : null,
            AcceptWithin = within > TimeSpan.Zero ? within : null,
        }));
}
