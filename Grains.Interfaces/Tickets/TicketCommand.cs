using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>What one can ask of a ticket (domain.md, "Ticket life"): a closed union, one case a command.</summary>
/// <remarks>Every command may say when it happened (<see cref="OccurredAt"/>); it is recorded beside the instant at which Dispatch learned of it.</remarks>
[GenerateSerializer, Immutable, Alias("command")]
public abstract record TicketCommand
{
    /// <summary>When it happened, UTC; null for now.</summary>
    [Id(0)] public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>A request for assistance, given to a cell of a level (1 to 3).</summary>
    [GenerateSerializer, Immutable, Alias("command.report")]
    public sealed record Report(
        [property: Id(0)] string Subject,
        [property: Id(1)] Channel Channel,
        [property: Id(2)] Requester Requester,
        [property: Id(3)] string Cell,
        [property: Id(4)] int Level) : TicketCommand
    {
        /// <summary>What the requester said.</summary>
        [Id(5)] public string? Description { get; init; }

        /// <summary>Incident or service request.</summary>
        [Id(6)] public TicketKind Kind { get; init; }

        /// <summary>Where the work is.</summary>
        [Id(7)] public Site? Site { get; init; }

        /// <summary>The category.</summary>
        [Id(8)] public string? Category { get; init; }

        /// <summary>How much it touches; low where nobody said.</summary>
        [Id(9)] public Degree Impact { get; init; } = Degree.Low;

        /// <summary>How soon it hurts; low where nobody said.</summary>
        [Id(10)] public Degree Urgency { get; init; } = Degree.Low;

        /// <summary>Skills that the work needs.</summary>
        [Id(11)] public ValueList<Skill> Skills { get; init; } = [];

        /// <summary>The reference in the system that it comes from.</summary>
        [Id(12)] public string? ExternalReference { get; init; }

        /// <summary>Imported history (sla.md rule 17).</summary>
        [Id(13)] public bool Historical { get; init; }

        /// <summary>The cell's own calendar.</summary>
        [Id(14)] public string? CellCalendar { get; init; }
    }

    /// <summary>Says what the request is and how much it matters; what is null stays as it was.</summary>
    [GenerateSerializer, Immutable, Alias("command.qualify")]
    public sealed record Qualify : TicketCommand
    {
        /// <summary>Incident or service request.</summary>
        [Id(0)] public TicketKind? Kind { get; init; }

        /// <summary>The category.</summary>
        [Id(1)] public string? Category { get; init; }

        /// <summary>How much it touches.</summary>
        [Id(2)] public Degree? Impact { get; init; }

        /// <summary>How soon it hurts.</summary>
        [Id(3)] public Degree? Urgency { get; init; }

        /// <summary>Where the work is.</summary>
        [Id(4)] public Site? Site { get; init; }

        /// <summary>Skills that the work needs.</summary>
        [Id(5)] public ValueList<Skill>? Skills { get; init; }

        /// <summary>How long the work is expected to take.</summary>
        [Id(6)] public TimeSpan? EstimatedDuration { get; init; }
    }

    /// <summary>Hands the ticket to another cell.</summary>
    [GenerateSerializer, Immutable, Alias("command.transfer")]
    public sealed record Transfer([property: Id(0)] string Cell, [property: Id(1)] int Level, [property: Id(2)] string Reason) : TicketCommand
    {
        /// <summary>The cell's own calendar.</summary>
        [Id(3)] public string? CellCalendar { get; init; }
    }

    /// <summary>Gives the ticket to a technician.</summary>
    [GenerateSerializer, Immutable, Alias("command.assign")]
    public sealed record Assign([property: Id(0)] string Technician) : TicketCommand
    {
        /// <summary>How the work is done.</summary>
        [Id(1)] public InterventionMode Mode { get; init; }

        /// <summary>The appointment.</summary>
        [Id(2)] public TimeWindow? Window { get; init; }

        /// <summary>Whether earlier bookings in the way go back to their queues.</summary>
        [Id(3)] public bool Displace { get; init; }

        /// <summary>Why this technician.</summary>
        [Id(4)] public string? Reason { get; init; }

        /// <summary>How long the technician may take to accept; null for no limit.</summary>
        [Id(5)] public TimeSpan? AcceptWithin { get; init; }

        /// <summary>The suggestions that it followed or overruled; null where nobody looked at any.</summary>
        [Id(6)] public Suggestion? Suggestion { get; init; }
    }

    /// <summary>Takes the ticket from one technician and gives it to another (or to the same with another mode or window): one outcome, no gap.</summary>
    [GenerateSerializer, Immutable, Alias("command.reassign")]
    public sealed record Reassign([property: Id(0)] Assign To) : TicketCommand;

    /// <summary>The technician takes it.</summary>
    [GenerateSerializer, Immutable, Alias("command.accept")]
    public sealed record Accept : TicketCommand;

    /// <summary>The technician does not take it.</summary>
    [GenerateSerializer, Immutable, Alias("command.decline")]
    public sealed record Decline([property: Id(0)] string Reason) : TicketCommand;

    /// <summary>Begins work that needs no travel; remote control needs the requester's consent.</summary>
    [GenerateSerializer, Immutable, Alias("command.start")]
    public sealed record Start([property: Id(0)] bool Consent) : TicketCommand;

    /// <summary>The technician leaves for the site.</summary>
    [GenerateSerializer, Immutable, Alias("command.depart")]
    public sealed record Depart : TicketCommand;

    /// <summary>The technician is on site.</summary>
    [GenerateSerializer, Immutable, Alias("command.arrive")]
    public sealed record Arrive : TicketCommand;

    /// <summary>The visit is over, the work is not.</summary>
    [GenerateSerializer, Immutable, Alias("command.finish-visit")]
    public sealed record FinishVisit([property: Id(0)] VisitCode Code, [property: Id(1)] AfterVisit? Next, [property: Id(2)] string? Note) : TicketCommand;

    /// <summary>Takes the ticket from its technician, back to the queue.</summary>
    [GenerateSerializer, Immutable, Alias("command.unassign")]
    public sealed record Unassign([property: Id(0)] string? Reason) : TicketCommand;

    /// <summary>Another booking takes this one's place: back to the queue. Issued by <see cref="Assign.Displace"/> only.</summary>
    [GenerateSerializer, Immutable, Alias("command.give-way")]
    public sealed record GiveWay([property: Id(0)] TicketNumber By, [property: Id(1)] string? Reason) : TicketCommand;

    /// <summary>Lets the ticket wait; said again, it changes what it waits for.</summary>
    [GenerateSerializer, Immutable, Alias("command.suspend")]
    public sealed record Suspend(
        [property: Id(0)] SuspensionReason Reason, [property: Id(1)] string? Note, [property: Id(2)] DateTimeOffset? Until) : TicketCommand;

    /// <summary>Goes on as before the suspension.</summary>
    [GenerateSerializer, Immutable, Alias("command.resume")]
    public sealed record Resume : TicketCommand;

    /// <summary>The work is done.</summary>
    [GenerateSerializer, Immutable, Alias("command.resolve")]
    public sealed record Resolve([property: Id(0)] string Code, [property: Id(1)] string? Note) : TicketCommand;

    /// <summary>It was not resolved after all.</summary>
    [GenerateSerializer, Immutable, Alias("command.reopen")]
    public sealed record Reopen([property: Id(0)] string? Reason) : TicketCommand;

    /// <summary>The requester agrees that it is over.</summary>
    [GenerateSerializer, Immutable, Alias("command.close")]
    public sealed record Close : TicketCommand;

    /// <summary>The request is withdrawn.</summary>
    [GenerateSerializer, Immutable, Alias("command.cancel")]
    public sealed record Cancel([property: Id(0)] string Reason) : TicketCommand;

    /// <summary>A note: public ones are shown to the requester.</summary>
    [GenerateSerializer, Immutable, Alias("command.add-note")]
    public sealed record AddNote([property: Id(0)] string Text, [property: Id(1)] bool Public) : TicketCommand;

    /// <summary>Imported history becomes live work (sla.md rule 17).</summary>
    [GenerateSerializer, Immutable, Alias("command.go-live")]
    public sealed record GoLive : TicketCommand;

    /// <summary>Says that somebody has seen the escalation and cares; it lapses after the policy's delay (sla.md rule 15).</summary>
    [GenerateSerializer, Immutable, Alias("command.acknowledge")]
    public sealed record Acknowledge : TicketCommand;

    /// <summary>Judges the ticket by a newer version from now on (sla.md rule 13). Issued when a change is applied to open tickets.</summary>
    /// <param name="Policy">The policy's new version; nothing changes where another policy judges the ticket.</param>
    /// <param name="Calendar">The calendar's new version; nothing changes where none of its clocks is counted on it.</param>
    [GenerateSerializer, Immutable, Alias("command.rejudge")]
    public sealed record Rejudge([property: Id(0)] RulePin? Policy, [property: Id(1)] RulePin? Calendar) : TicketCommand;

    /// <summary>Makes the requester a pseudonym wherever the ticket and its journal hold the person. Issued when a requester is erased, or kept long enough.</summary>
    [GenerateSerializer, Immutable, Alias("command.erase-requester")]
    public sealed record EraseRequester([property: Id(0)] string Pseudonym) : TicketCommand;
}
