namespace Dispatch.Sla;

/// <summary>A stretch of a trend.</summary>
public sealed record TrendPoint
{
    /// <summary>When it begins, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The weekday where the installation is: 1 (Monday) to 7.</summary>
    public required int Weekday { get; init; }

    /// <summary>The hour of the day there: 0 to 23.</summary>
    public required int Hour { get; init; }

    /// <summary>Clocks that were met in it, as they were first decided.</summary>
    public required int Met { get; init; }

    /// <summary>Clocks that were broken in it.</summary>
    public required int Breached { get; init; }

    /// <summary>Percent of those that were met, two decimals; null where none was decided.</summary>
    public double? Compliance { get; init; }

    /// <summary>Tickets that came in, those included that were reopened.</summary>
    public required int In { get; init; }

    /// <summary>Tickets that were resolved or cancelled.</summary>
    public required int Out { get; init; }

    /// <summary>Tickets that were open when it ended.</summary>
    public required int Open { get; init; }
}
