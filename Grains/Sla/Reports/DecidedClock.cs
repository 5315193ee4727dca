namespace Dispatch.Sla;

/// <summary>A clock that was met or broken, after every correction.</summary>
public sealed record DecidedClock
{
    /// <summary>What it was, as of the instant at which it was decided: the target, when, and what reports group by.</summary>
    public required ClockOutcome Outcome { get; init; }

    /// <summary>Whether it was met; else it was broken.</summary>
    public required bool Met { get; init; }

    /// <summary>Whether a breach was recorded and taken back before it was met.</summary>
    public bool Corrected { get; init; }

    /// <summary>Business time used when it stopped; null for one that was broken and runs on.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Which figure it is.</summary>
    public ReportFigure Figure { get; init; }
}
