using Dispatch.Access;
using CsCheck;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;

namespace Dispatch.Unit.Tickets;

/// <summary>Lives of tickets made at random, under the promises of <see cref="Promises"/>.</summary>
internal static class Stories
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

    /// <summary>Tells many stories; what holds is checked after every command.</summary>
    public static void Tell(Action<DateTimeOffset, TicketState, IReadOnlyList<JournalEntry>> check) => s_story.Sample(
        story =>
        {
            var now = Life.Start;
            var rules = new TicketRules();
            var decision = Ticket.Decide(null, Life.Report, new DecisionContext(Life.Marie, now, rules) { Rights = Rights.All, Sla = Promises.Rules });
            var (state, journal) = (decision.State!, decision.Entries.ToList());
            foreach (var (make, minutes, late, bookingLost) in story)
            {
                now += TimeSpan.FromMinutes(minutes);
                var command = make(now) with { OccurredAt = late is { } ago ? now.AddMinutes(-ago) : null };
                decision = Ticket.Decide(state, command, new DecisionContext(Life.Marie, now, rules, bookingLost) { Rights = Rights.All, Sla = Promises.Rules, Around = Promises.Around });
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
