namespace Dispatch.Sla;

/// <summary>How far the judging of open tickets by newer rules has come.</summary>
[GenerateSerializer, Immutable, Alias("recomputation-view")]
public sealed record RecomputationView
{
    /// <summary>What changed.</summary>
    [Id(0)] public required RuleChange Change { get; init; }

    /// <summary>When it began, UTC.</summary>
    [Id(1)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it goes on.</summary>
    [Id(2)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many tickets were open when it began.</summary>
    [Id(3)] public int Total { get; init; }

    /// <summary>How many of them have been looked at.</summary>
    [Id(4)] public int Done { get; init; }

    /// <summary>On how many a due instant moved.</summary>
    [Id(5)] public int Moved { get; init; }

    /// <summary>How many broke a target by it.</summary>
    [Id(6)] public int Broke { get; init; }

    /// <summary>Tickets before this number are still to be looked at; null for all.</summary>
    [Id(7)] public long? Before { get; init; }
}
