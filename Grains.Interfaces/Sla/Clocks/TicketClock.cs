using System.Text.Json.Serialization;

namespace Dispatch.Sla;

/// <summary>
/// One target's clock on one ticket. Business time only; what it shows between two events follows from <see cref="RunningSince"/> and the calendar.
/// </summary>
[GenerateSerializer, Immutable, Alias("ticket-clock")]
public sealed record TicketClock
{
    /// <summary>The target.</summary>
    [Id(0)] public required SlaTarget Target { get; init; }

    /// <summary>The goal in business time. That of a relative goal is what lies between its start and its due instant.</summary>
    [Id(1)] public required TimeSpan Goal { get; init; }

    /// <summary>The calendar that it runs on.</summary>
    [Id(2)] public required RulePin Calendar { get; init; }

    /// <summary>When it started (sla.md rule 5).</summary>
    [Id(3)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Business time used before <see cref="RunningSince"/>, each part measured on the calendar under which it was used (sla.md rule 9).</summary>
    [Id(4)] public TimeSpan Used { get; init; }

    /// <summary>Since when it runs; null while it is paused and after it stopped.</summary>
    [Id(5)] public DateTimeOffset? RunningSince { get; init; }

    /// <summary>When it was paused; null unless it is.</summary>
    [Id(6)] public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When it stopped.</summary>
    [Id(7)] public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The first instant at which the goal is reached; null while it is paused and after it stopped (sla.md rules 7 and 8).</summary>
    [Id(8)] public DateTimeOffset? Due { get; init; }

    /// <summary>A due instant of its own, "next business day, 17:00", which pauses do not move (sla.md rule 5).</summary>
    [Id(9)] public DateTimeOffset? FixedDue { get; init; }

    /// <summary>The highest threshold that has fired, percent; 0 for none.</summary>
    [Id(10)] public int Warned { get; init; }

    /// <summary>The threshold that falls next while it runs; null where none is left.</summary>
    [Id(11)] public ClockWarning? NextWarning { get; init; }

    /// <summary>The breach that was recorded.</summary>
    [Id(12)] public ClockBreach? Breach { get; init; }

    /// <summary>Whether a recorded breach turned out not to have happened (sla.md rule 12).</summary>
    [Id(13)] public bool Corrected { get; init; }

    /// <summary>Closed pauses, for policies that judge a change from the start (sla.md rule 9).</summary>
    [Id(14)] public ValueList<Pause> Pauses { get; init; } = [];

    /// <summary>Whether it had ended before and the ticket was reopened (sla.md rule 10).</summary>
    [Id(15)] public bool Again { get; init; }

    /// <summary>Whether it runs or waits: it has not stopped.</summary>
    [JsonIgnore] public bool IsOpen => StoppedAt is null;

    /// <summary>As people speak of it.</summary>
    [JsonIgnore]
    public ClockState State => this switch
    {
        { Breach: not null } => ClockState.Breached,
        { StoppedAt: not null, Corrected: true } => ClockState.Corrected,
        { StoppedAt: not null } => ClockState.Met,
        { RunningSince: null } => ClockState.Paused,
        _ => ClockState.Running,
    };
}
