using System.Text.Json;
using Dispatch.Access;
using Dispatch.Chaos.Checking;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Chaos.Planted;

/// <summary>
/// A desk on which all went well, told by the pure core: what clients sent, what the database would hold, what a screen would show. Tests take it and plant what
/// must not be.
/// </summary>
internal sealed class GoodDesk
{
    public const string Cell = "network";
    public const string Technician = "tech-1";

    /// <summary>On site at an appointment tomorrow, open, its promise broken and escalated; it was noted, and the answer to that was lost twice.</summary>
    public static readonly TicketNumber Booked = new(1001);

    /// <summary>The technician was there, and is done.</summary>
    public static readonly TicketNumber Done = new(1002);

    /// <summary>The technician is there now.</summary>
    public static readonly TicketNumber UnderWay = new(1003);

    /// <summary>Nobody has it.</summary>
    public static readonly TicketNumber Queued = new(1004);

    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Actor s_marie = new("marie", Roles.Dispatcher);

    private readonly SlaRules _rules = new(Book());
    private readonly Dictionary<TicketNumber, TicketState> _states = [];
    private readonly List<EventRow> _journal = [];
    private readonly List<SentCommand> _commands = [];
    private DateTimeOffset _now = s_start;
    private long _commit = 700;

    private GoodDesk()
    {
    }

    /// <summary>A day's work.</summary>
    public static Evidence Work()
    {
        var desk = new GoodDesk();
        desk.Report(Booked);
        desk.Report(Done);
        desk.Tell(Booked, "assign", "assigned", new TicketCommand.Assign(Technician) { Window = Hour(24) });
        desk.Tell(Booked, "note", "noted", new TicketCommand.AddNote("Asked again", false), Reply.None, Reply.None);
        desk.Visit(Done);
        desk.Tell(Done, "resolve", "resolved", new TicketCommand.Resolve("done", null));
        desk.Report(UnderWay);
        desk._commands.Add(new SentCommand("refused", "depart", "departed", [new Reply(409, """{"code":"not-allowed"}""")]));
        desk.Visit(UnderWay);
        desk.Elapse(TimeSpan.FromMinutes(11));
        desk.Report(Queued);
        return desk.Evidence();
    }

    /// <summary>An appointment of an hour, so many hours after the start.</summary>
    public static TimeWindow Hour(double after) => new(s_start.AddHours(after), s_start.AddHours(after + 1));

    private static Rulebook Book() => new()
    {
        Revision = 1,
        Calendars = [First(new CalendarProfile { Id = "always", Zone = "Etc/UTC", AlwaysOpen = true })],
        Policies =
        [
            First(new SlaPolicy
            {
                Id = "default",
                Targets = [new TargetRule(SlaTarget.Resolution, Enumerable.Range(1, 4).Select(priority => new SlaGoal(priority, TimeSpan.FromMinutes(10), null, "always")).ToValueList(), [50])],
                Escalation = "default",
            }),
        ],
        Escalations =
        [
            First(new EscalationPolicy
            {
                Id = "default",
                Steps = [new EscalationStep { Trigger = new EscalationTrigger(SlaTarget.Resolution), Actions = [new EscalationAction.Notify(Audience.Managers, [NotificationChannel.Live])] }],
            }),
        ],
    };

    private static Versioned<T> First<T>(T document)
        where T : class => new(document, 1, DateTimeOffset.UnixEpoch, "admin");

    private void Report(TicketNumber number) =>
        Tell(number, "report", "reported", new TicketCommand.Report("The printer is on fire", Channel.Phone, new Requester("Ada"), Cell, 1));

    private void Visit(TicketNumber number)
    {
        Tell(number, "assign", "assigned", new TicketCommand.Assign(Technician));
        Tell(number, "depart", "departed", new TicketCommand.Depart());
    }

    private void Tell(TicketNumber number, string name, string fact, TicketCommand command, params Reply[] before)
    {
        _now += TimeSpan.FromSeconds(1);
        var key = $"{number}:{name}";
        var decision = Ticket.Decide(_states.GetValueOrDefault(number), command, Context(s_marie));
        Assert.True(decision.IsAccepted, decision.Refusal?.Message);
        Take(number, decision, key);
        var acknowledgement = new Reply(name == "report" ? 201 : 200, JsonSerializer.Serialize(new { number = number.ToString(), version = decision.State.Version }));
        _commands.Add(new SentCommand(key, name, fact, [.. before, acknowledgement, acknowledgement]));
    }

    private void Elapse(TimeSpan span)
    {
        _now += span;
        foreach (var (number, state) in _states.ToList())
            Take(number, Ticket.DecideElapsed(state, Context(Actor.Timer)), null);
    }

    private DecisionContext Context(Actor actor) => new(actor, _now, new TicketRules()) { Rights = Rights.All, Sla = _rules };

    private void Take(TicketNumber number, Decision decision, string? key)
    {
        _commit++;
        _journal.AddRange(decision.Entries.Select((entry, i) => new EventRow(number, entry, i == 0 ? key : null, _commit)));
        _states[number] = decision.State!;
    }

    private Evidence Evidence()
    {
        List<TicketRow> rows =
        [
            .. _states.Select(ticket => new TicketRow(
                ticket.Key, ticket.Value.Version, JsonNamingPolicy.CamelCase.ConvertName(ticket.Value.Status.ToString()), ticket.Value.IsOpen, ticket.Value.Cell,
                ticket.Value.Technician, ticket.Value.NextDeadline, ticket.Value)),
        ];
        List<BoardLine> board = [.. rows.Where(row => row.IsOpen).Select(row => new BoardLine(row.Number, row.Cell, row.Version, row.State.Status, row.Technician))];
        return new Evidence
        {
            ReadAt = _now.AddSeconds(1),
            Rules = _rules,
            Tickets = rows,
            Journal = _journal,
            Bookings = [.. rows.Select(row => Ticket.BookingOf(row.Number, row.State)).OfType<Booking>().Select(booking => booking.InProgress ? booking with { Slot = Booking.OnSiteSlot } : booking)],
            GuardedCells = [Cell],
            Commands = _commands,
            Boards = new BoardsSeen([new BoardCopy("the first node", Cell, board)], board, TimeSpan.FromSeconds(2)),
        };
    }
}
