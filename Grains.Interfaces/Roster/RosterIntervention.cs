using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>A bar of a technician's timeline. Of a ticket that another cell has, only when and how: what it is about is for that cell.</summary>
[GenerateSerializer, Immutable, Alias("roster-intervention")]
public sealed record RosterIntervention
{
    /// <summary>The ticket.</summary>
    [Id(0)] public required TicketNumber Number { get; init; }

    /// <summary>The ticket's version that this shows.</summary>
    [Id(1)] public required int Version { get; init; }

    /// <summary>The cell that has the ticket.</summary>
    [Id(2)] public required string Cell { get; init; }

    /// <summary>On site, remote, workshop or phone.</summary>
    [Id(3)] public required InterventionMode Mode { get; init; }

    /// <summary>How it stands.</summary>
    [Id(4)] public required InterventionState State { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    [Id(5)] public required int Priority { get; init; }

    /// <summary>When it began, the way there included; before that, when the appointment begins. Absent while it waits in line.</summary>
    [Id(6)] public DateTimeOffset? From { get; init; }

    /// <summary>When it ended; before that, when it is expected to. Absent where nothing is known of that; it never follows the clock.</summary>
    [Id(7)] public DateTimeOffset? To { get; init; }

    /// <summary>The way there, on-site work only: real once begun, estimated before an appointment where both places are known.</summary>
    [Id(8)] public RosterTravel? Travel { get; init; }

    /// <summary>The appointment, if one was made.</summary>
    [Id(9)] public TimeWindow? Window { get; init; }

    /// <summary>The subject; absent where another cell has the ticket.</summary>
    [Id(10)] public string? Subject { get; init; }

    /// <summary>Where the work is; absent where another cell has the ticket.</summary>
    [Id(11)] public Site? Site { get; init; }

    /// <summary>The next instant at which the ticket moves by itself.</summary>
    [Id(12)] public DateTimeOffset? NextDeadline { get; init; }
}
