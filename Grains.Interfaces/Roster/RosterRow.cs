using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Roster;

/// <summary>One technician on the live roster of a cell: everything that a console shows of them, so that no request follows a frame. Days are those of the cell.</summary>
[GenerateSerializer, Immutable, Alias("roster-row")]
public sealed record RosterRow
{
    /// <summary>Stable identifier.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>As people call them.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Telephone number.</summary>
    [Id(2)] public string? Phone { get; init; }

    /// <summary>The cells that they belong to.</summary>
    [Id(3)] public required ValueList<string> Cells { get; init; }

    /// <summary>Skills with levels.</summary>
    [Id(4)] public required ValueList<Skill> Skills { get; init; }

    /// <summary>Where the day begins.</summary>
    [Id(5)] public Position? Base { get; init; }

    /// <summary>Whether they can be given work.</summary>
    [Id(6)] public required Presence Presence { get; init; }

    /// <summary>Since when, UTC.</summary>
    [Id(7)] public DateTimeOffset? PresenceAt { get; init; }

    /// <summary>Where they were seen last; absent once that was too long ago to be kept.</summary>
    [Id(8)] public Position? Position { get; init; }

    /// <summary>When, UTC.</summary>
    [Id(9)] public DateTimeOffset? PositionAt { get; init; }

    /// <summary>Today's and tomorrow's shifts in UTC, earliest first, one that began yesterday among them; absent where no hours were recorded.</summary>
    [Id(10)] public ValueList<TimeWindow>? Shifts { get; init; }

    /// <summary>Absences that touch today or tomorrow, earliest first.</summary>
    [Id(11)] public ValueList<Absence> Absences { get; init; } = [];

    /// <summary>How much work they have.</summary>
    [Id(12)] public required RosterLoad Load { get; init; }

    /// <summary>What they are at now, one of <see cref="Interventions"/>: on site before all else, then what was begun first.</summary>
    [Id(13)] public TicketNumber? Current { get; init; }

    /// <summary>What comes next, one of <see cref="Interventions"/>: the next appointment, else what is first in line.</summary>
    [Id(14)] public TicketNumber? Next { get; init; }

    /// <summary>Every intervention that is theirs now, and those of today that are over; by when they begin, those that wait in line last.</summary>
    [Id(15)] public ValueList<RosterIntervention> Interventions { get; init; } = [];
}
