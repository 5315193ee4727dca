namespace Dispatch.Sla;

/// <summary>One target of one group.</summary>
public sealed record SlaReportRow
{
    /// <summary>The group; null where the tickets have none, such as no site.</summary>
    public string? Group { get; init; }

    /// <summary>The target.</summary>
    public required SlaTarget Target { get; init; }

    /// <summary>Clocks decided in the period; of a resolution the first, which a reopening leaves alone (sla.md rule 10).</summary>
    public required SlaTally First { get; init; }

    /// <summary>The same with reopened tickets judged by their last resolution, time used before included.</summary>
    public required SlaTally Total { get; init; }

    /// <summary>How many of the kept ones had been recorded as broken before a late entry said otherwise.</summary>
    public required int Corrected { get; init; }

    /// <summary>Mean business time used by those that ended.</summary>
    public TimeSpan? ElapsedMean { get; init; }

    /// <summary>Business time within which nine of ten ended.</summary>
    public TimeSpan? ElapsedP90 { get; init; }
}
