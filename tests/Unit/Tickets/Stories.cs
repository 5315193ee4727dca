using CsCheck;
using Dispatch.Access;
using Dispatch.Tickets;
using Dispatch.Unit.Sla.Clocks;

namespace Dispatch.Unit.Tickets;

/// <summary>Lives of tickets made at random, under the promises of <see cref="Promises"/>.</summary>
internal static class Stories
{
    /// <summary>Who asks in every story, and is spoken of in its texts.</summary>
    public static readonly Requester Jeanne = new("Jeanne Martin", "Jeanne.Martin@example.org", "+33 2 99 00 11 22");

    private static readonly Gen<string> s_text = Either(
        "no more",
        "JEANNE MARTIN asked twice",
        "called jeanne.martin@EXAMPLE.org, then +33 2 99 00 11 22",
        "Jeanne  Martin's desk",
        "Martin, on the second floor");

    private static readonly Gen<string> s_technician = Either("tech-1", "tech-2", "tech-3");
    private static readonly Gen<TimeSpan?> s_ahead = Gen.OneOf(Gen.Const((TimeSpan?)null), Gen.Int[-30, 600].Select(minutes => (TimeSpan?)TimeSpan.FromMinutes(minutes)));

    private static readonly Gen<Func<DateTimeOffset, TicketCommand>> s_command = Gen.OneOf(
        Gen.Select(Gen.Enum<Degree>(), Gen.Enum<Degree>(), s_text, (impact, urgency, text) => At(_ => new TicketCommand.Qualify
        {
            Impact = impact,
            Urgency = urgency,
            Category = text,
            Site = new Site(text, text),
        })),
        Gen.Select(Either("front-desk", "network", "vendor"), s_text, (cell, text) => At(_ => new TicketCommand.Transfer(cell, 2, text))),
        Assign().Select(assign => At(now => assign(now))),
        Assign().Select(assign => At(now => new TicketCommand.Reassign(assign(now)))),
        Gen.Bool.Select(consent => At(_ => new TicketCommand.Start(consent))),
        Gen.Select(Gen.Enum<VisitCode>(), Gen.Enum<AfterVisit>(), s_text, (code, next, text) => At(_ => new TicketCommand.FinishVisit(code, next, text) { Work = new WorkDone([new Part(text, 1.5m, text)], TimeSpan.FromMinutes(20)) })),
        Gen.Select(Gen.Enum<SuspensionReason>(), s_ahead, s_text, (reason, ahead, text) => At(now => new TicketCommand.Suspend(reason, text, now + ahead))),
        Gen.Select(s_text, Gen.Int[0, 7], (text, which) => At(_ => which switch
        {
            0 => new TicketCommand.Decline(text),
            1 => new TicketCommand.Unassign(text),
            2 => new TicketCommand.GiveWay(new TicketNumber(7), text),
            3 => new TicketCommand.Resolve("done", text) { Work = new WorkDone([new Part(text, 2)], null) },
            4 => new TicketCommand.Reopen(text),
            5 => new TicketCommand.Cancel(text),
            6 => new TicketCommand.Attach(new Attachment("a1", text, AttachmentKind.Photo, "image/jpeg", 7, "00", Public: true)),
            _ => new TicketCommand.AddNote(text, true),
        })),
        Either<Func<DateTimeOffset, TicketCommand>>(
            _ => new TicketCommand.Accept(),
            _ => new TicketCommand.Depart(),
            _ => new TicketCommand.Arrive(),
            _ => new TicketCommand.Resume(),
            _ => new TicketCommand.Close(),
            _ => new TicketCommand.Acknowledge(),
            _ => new TicketCommand.GoLive()));

    private static readonly Gen<(Func<DateTimeOffset, TicketCommand> Command, int Minutes, int? Late, bool BookingLost, Actor By)[]> s_story = Gen.Select(
        s_command,
        Gen.Int[0, 400],
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[-5, 900].Select(minutes => (int?)minutes)),
        Gen.Bool,
        Either(Life.Marie, new Actor(Jeanne.Email!, Roles.Requester))).Array[0, 40];

    private static readonly TicketCommand.Report s_report = Life.Report with
    {
        Requester = Jeanne,
        Subject = "The printer of Jeanne Martin eats paper",
        Description = "Says jeanne.martin@example.org.",
        Site = new Site("Desk of Jeanne Martin", "12, rue de Rennes"),
        ExternalReference = "HD-7 (Jeanne Martin)",
    };

    /// <summary>Tells many stories; what holds is checked after every command.</summary>
    public static void Tell(Action<DateTimeOffset, TicketState, IReadOnlyList<JournalEntry>> check) => Tell(check, Late, _ => TimeSpan.Zero);

    /// <summary>The same, decided by servers of which each has a clock of its own: up to two hours apart. Nobody enters anything late.</summary>
    public static void TellByClocksThatDiffer(Action<DateTimeOffset, TicketState, IReadOnlyList<JournalEntry>> check) =>
        Tell(check, (_, _) => null, minutes => TimeSpan.FromMinutes((minutes * 37 % 241) - 120));

    private static void Tell(
        Action<DateTimeOffset, TicketState, IReadOnlyList<JournalEntry>> check, Func<DateTimeOffset, int?, DateTimeOffset?> occurred, Func<int, TimeSpan> wrong) => s_story.Sample(
        story =>
        {
            var now = Life.Start;
            var rules = new TicketRules();
            var decision = Ticket.Decide(null, s_report, new DecisionContext(Life.Marie, now, rules) { Rights = Rights.All, Sla = Promises.Rules });
            var (state, journal) = (decision.State!, decision.Entries.ToList());
            foreach (var (make, minutes, late, bookingLost, by) in story)
            {
                now += TimeSpan.FromMinutes(minutes);
                var shown = now + wrong(minutes);
                var command = make(shown) with { OccurredAt = occurred(shown, late) };
                decision = Ticket.Decide(state, command, new DecisionContext(by, shown, rules, bookingLost) { Rights = Rights.All, Sla = Promises.Rules, Around = Promises.Around });
                if (decision.IsAccepted)
                {
                    state = decision.State;
                    journal.AddRange(decision.Entries);
                }

                check(now, state, journal);
            }
        },
        iter: 2000);

    private static DateTimeOffset? Late(DateTimeOffset now, int? minutes) => minutes is { } ago ? now.AddMinutes(-ago) : null;

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
