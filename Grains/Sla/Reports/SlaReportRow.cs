namespace Dispatch.Sla;

/// <summary>What a group kept of one promise. Every clock counts once, at the instant at which it was met or broken.</summary>
public sealed record SlaReportRow
{
    /// <summary>The cell, the priority, the level or the site; null for tickets without a site.</summary>
    public string? Group { get; init; }

    /// <summary>What was promised.</summary>
    public required SlaTarget Target { get; init; }

    /// <summary>First or total (sla.md rule 10); total for resolutions only.</summary>
    public required ReportFigure Figure { get; init; }

    /// <summary>How many were kept, those included for which a breach was recorded and taken back.</summary>
    public required int Met { get; init; }

    /// <summary>How many were broken.</summary>
    public required int Breached { get; init; }

    /// <summary>How many of the broken ones run on.</summary>
    public required int StillOpen { get; init; }

    /// <summary>How many of the kept ones had a breach recorded that a late entry took back (sla.md rule 12).</summary>
    public required int Corrected { get; init; }

    /// <summary>Percent of the decided clocks that were kept, two decimals; null where none was decided.</summary>
    public double? Compliance { get; init; }

    /// <summary>Business time that the clocks took on average, of those that have stopped; null where none has.</summary>
    public TimeSpan? MeanElapsed { get; init; }

    /// <summary>Business time within which nine of ten of them stopped (nearest rank); null where none has.</summary>
    public TimeSpan? P90Elapsed { get; init; }
}
