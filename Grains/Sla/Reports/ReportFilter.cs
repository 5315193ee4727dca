namespace Dispatch.Sla;

/// <summary>Which decided clocks a report is about; null means any.</summary>
public sealed record ReportFilter
{
    /// <summary>All of them.</summary>
    public static readonly ReportFilter None = new();

    /// <summary>Decided in this cell.</summary>
    public string? Cell { get; init; }

    /// <summary>Of this level, 1 to 3.</summary>
    public int? Level { get; init; }

    /// <summary>Of this priority, 1 to 4.</summary>
    public int? Priority { get; init; }

    /// <summary>At the site of this name or address; empty for those without one.</summary>
    public string? Site { get; init; }

    /// <summary>Of this target.</summary>
    public SlaTarget? Target { get; init; }

    /// <summary>Whether a clock is among them, by what its ticket was when it was decided.</summary>
    public bool Take(ClockOutcome outcome) =>
        (Cell is null || outcome.Cell == Cell)
        && (Level is null || outcome.Level == Level)
        && (Priority is null || outcome.Priority == Priority)
        && (Site is null || (outcome.Site ?? "") == Site)
        && (Target is null || outcome.Target == Target);
}
