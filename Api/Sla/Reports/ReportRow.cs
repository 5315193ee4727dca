namespace Dispatch.Sla;

/// <summary>One target of one group, as the JSON and the CSV of a report show it.</summary>
public sealed record ReportRow
{
    /// <summary>The group; absent where the tickets have none, such as no site.</summary>
    public string? Group { get; init; }

    /// <summary>The target.</summary>
    public required SlaTarget Target { get; init; }

    /// <summary>Clocks that were kept; of a resolution the first.</summary>
    public required int Met { get; init; }

    /// <summary>Clocks that were broken; of a resolution the first.</summary>
    public required int Breached { get; init; }

    /// <summary>Percent of them that were kept; absent where there are none.</summary>
    public double? Compliance { get; init; }

    /// <summary>Kept, with reopened tickets judged by their last resolution.</summary>
    public required int TotalMet { get; init; }

    /// <summary>Broken, with reopened tickets judged by their last resolution.</summary>
    public required int TotalBreached { get; init; }

    /// <summary>Percent of these that were kept.</summary>
    public double? TotalCompliance { get; init; }

    /// <summary>How many of the kept ones had been recorded as broken before a late entry said otherwise.</summary>
    public required int Corrected { get; init; }

    /// <summary>Mean business time used by those that ended.</summary>
    public TimeSpan? ElapsedMean { get; init; }

    /// <summary>Business time within which nine of ten ended.</summary>
    public TimeSpan? ElapsedP90 { get; init; }

    /// <summary>As clients see it.</summary>
    public static ReportRow Of(SlaReportRow row) => new()
    {
        Group = row.Group,
        Target = row.Target,
        Met = row.First.Met,
        Breached = row.First.Breached,
        Compliance = row.First.Compliance,
        TotalMet = row.Total.Met,
        TotalBreached = row.Total.Breached,
        TotalCompliance = row.Total.Compliance,
        Corrected = row.Corrected,
        ElapsedMean = row.ElapsedMean,
        ElapsedP90 = row.ElapsedP90,
    };
}
