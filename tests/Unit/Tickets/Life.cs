using Dispatch.Access;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Unit.Tickets;

/// <summary>A ticket in a test: commands are given to it one after another, its journal is kept, the clock goes on as told.</summary>
internal sealed class Life
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly Actor Marie = new("marie", "dispatcher");
    public static readonly TicketNumber Number = new(1042);

    private readonly List<JournalEntry> _journal = [];

    public TicketRules Rules { get; } = new();

    public SlaRules Sla { get; set; } = SlaRules.None;

    public Surroundings Around { get; set; } = Surroundings.None;

    public DateTimeOffset Now { get; private set; } = Start;

    public TicketState? State { get; private set; }

    public IReadOnlyList<JournalEntry> Journal => _journal;

    public static TicketCommand.Report Report { get; } =
        new("The printer on the second floor eats paper", Channel.Phone, new Requester("Jeanne Martin"), "front-desk", 1);

    /// <summary>A ticket in this status, brought there by ordinary commands; on site unless another mode is named.</summary>
    public static Life In(TicketStatus status, InterventionMode mode = InterventionMode.OnSite, bool historical = false)
    {
        var life = new Life();
        life.Accept(Report with { Historical = historical });
        var assign = new TicketCommand.Assign("tech-1") { Mode = mode };
        TicketCommand begin = mode is InterventionMode.OnSite ? new TicketCommand.Depart() : new TicketCommand.Start(Consent: true);
        TicketCommand[] path = status switch
        {
            TicketStatus.New => [],
            TicketStatus.Queued => [new TicketCommand.Qualify()],
            TicketStatus.Assigned => [assign],
            TicketStatus.InProgress => [assign, begin],
            TicketStatus.Suspended => [new TicketCommand.Suspend(SuspensionReason.Vendor, null, null)],
            TicketStatus.Resolved => [new TicketCommand.Resolve("fixed", null)],
            TicketStatus.Closed => [new TicketCommand.Resolve("fixed", null), new TicketCommand.Close()],
            _ => [new TicketCommand.Cancel("asked twice")],
        };
        foreach (var command in path)
            life.Accept(command);
        Assert.Equal(status, life.State!.Status);
        return life;
    }

    public Life At(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    public Life After(TimeSpan span)
    {
        Now += span;
        return this;
    }

    public Decision Decide(TicketCommand command, bool bookingLost = false) =>
        Ticket.Decide(State, command, Context(Marie) with { BookingLost = bookingLost });

    public Life Accept(TicketCommand command, bool bookingLost = false)
    {
        var decision = Decide(command, bookingLost);
        Assert.True(decision.IsAccepted, decision.Refusal?.Message);
        return Take(decision);
    }

    public Life Elapse() => Take(Ticket.DecideElapsed(State!, Context(Actor.Timer)));

    public Refusal Refuse(TicketCommand command)
    {
        var before = State;
        var decision = Decide(command);
        Assert.False(decision.IsAccepted);
        Assert.Empty(decision.Entries);
        Assert.Same(before, State);
        return decision.Refusal;
    }

    private DecisionContext Context(Actor actor) => new(actor, Now, Rules) { Rights = Rights.All, Sla = Sla, Around = Around };

    private Life Take(Decision decision)
    {
        _journal.AddRange(decision.Entries);
        State = decision.State;
        return this;
    }
}
