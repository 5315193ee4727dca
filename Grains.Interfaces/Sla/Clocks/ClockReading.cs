namespace Dispatch.Sla;

/// <summary>What a clock shows at an instant.</summary>
[GenerateSerializer, Immutable, Alias("clock-reading")]
public sealed record ClockReading
{
    /// <summary>The target.</summary>
    [Id(0)] public required SlaTarget Target { get; init; }

    /// <summary>How it stands.</summary>
    [Id(1)] public required ClockState State { get; init; }

    /// <summary>When the goal is reached; absent while it is paused and after it stopped.</summary>
    [Id(2)] public DateTimeOffset? Due { get; init; }

    /// <summary>Business time used by <see cref="AsOf"/>.</summary>
    [Id(3)] public required TimeSpan Elapsed { get; init; }

    /// <summary>Business time left at <see cref="AsOf"/>, negative when it is overdrawn; absent after it stopped.</summary>
    [Id(4)] public TimeSpan? Remaining { get; init; }

    /// <summary>The instant of the reading: on a board row that of the last change of the clock, since when it has gone on by itself.</summary>
    [Id(5)] public required DateTimeOffset AsOf { get; init; }

    /// <summary>The goal, business time.</summary>
    [Id(6)] public required TimeSpan Goal { get; init; }

    /// <summary>The highest threshold that it has passed, percent; 0 for none.</summary>
    [Id(7)] public int Warned { get; init; }

    /// <summary>When it started.</summary>
    [Id(8)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it stopped.</summary>
    [Id(9)] public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When it was broken.</summary>
    [Id(10)] public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>The reading at the last change of the clock: needs no calendar.</summary>
    public static ClockReading Of(TicketClock clock) =>
        Of(clock, clock.RunningSince ?? clock.PausedAt ?? clock.StoppedAt ?? clock.StartedAt, clock.Used);

    /// <summary>The reading at an instant.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="at">The instant.</param>
    /// <param name="elapsed">Business time used by then.</param>
    public static ClockReading Of(TicketClock clock, DateTimeOffset at, TimeSpan elapsed) => new()
    {
        Target = clock.Target,
        State = clock.State,
        Due = clock.Due,
        Elapsed = elapsed,
        Remaining = clock.IsOpen ? clock.Goal - elapsed : null,
        AsOf = at,
        Goal = clock.Goal,
        Warned = clock.Warned,
        StartedAt = clock.StartedAt,
        StoppedAt = clock.StoppedAt,
        BreachedAt = clock.Breach?.At,
    };
}
