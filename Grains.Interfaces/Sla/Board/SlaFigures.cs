namespace Dispatch.Sla;

/// <summary>A line of the managers' board.</summary>
[GenerateSerializer, Immutable, Alias("sla-figures")]
public sealed record SlaFigures
{
    /// <summary>What it stands for.</summary>
    [Id(0)] public required SlaGrouping By { get; init; }

    /// <summary>Which cell, level, priority or site, see <see cref="SlaGrouping"/>; <c>all</c> for the whole installation.</summary>
    [Id(1)] public required string Key { get; init; }

    /// <summary>How the open tickets stand now.</summary>
    [Id(2)] public required SlaCounts Counts { get; init; }

    /// <summary>Percent of the clocks that have not stopped that are not broken, two decimals; absent where there are none.</summary>
    [Id(3)] public double? Compliance { get; init; }

    /// <summary>Clocks that were met today, and first decided so (sla.md rule 10).</summary>
    [Id(4)] public int MetToday { get; init; }

    /// <summary>Clocks that were broken today.</summary>
    [Id(5)] public int BrokenToday { get; init; }

    /// <summary>Percent of those decided today that were met, two decimals; absent where there are none.</summary>
    [Id(6)] public double? ComplianceToday { get; init; }

    /// <summary>Clocks that were met this week, which begins on Monday; today's are among them.</summary>
    [Id(7)] public int MetThisWeek { get; init; }

    /// <summary>Clocks that were broken this week.</summary>
    [Id(8)] public int BrokenThisWeek { get; init; }

    /// <summary>Percent of those decided this week that were met, two decimals; absent where there are none.</summary>
    [Id(9)] public double? ComplianceThisWeek { get; init; }
}
