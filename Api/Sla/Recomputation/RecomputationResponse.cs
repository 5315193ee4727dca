namespace Dispatch.Sla;

/// <summary>How far the judging of open tickets by newer rules has come.</summary>
public sealed record RecomputationResponse
{
    /// <summary>Its identifier.</summary>
    public required string Id { get; init; }

    /// <summary>What changed: <c>calendar</c> or <c>slaPolicy</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The document.</summary>
    public required string Document { get; init; }

    /// <summary>The version that is applied.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it goes on.</summary>
    public required RecomputationState State { get; init; }

    /// <summary>How many tickets were open when it began.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them have been looked at.</summary>
    public required int Done { get; init; }

    /// <summary>On how many a due instant moved.</summary>
    public required int Moved { get; init; }

    /// <summary>How many broke a target by it.</summary>
    public required int Broke { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>As clients see it.</summary>
    public static RecomputationResponse Of(string id, RecomputationView view) => new()
    {
        Id = id,
        Kind = view.Change.Policy is null ? "calendar" : "slaPolicy",
        Document = (view.Change.Policy ?? view.Change.Calendar)!.Id,
        Version = (view.Change.Policy ?? view.Change.Calendar)!.Version,
        State = view.EndedAt is null ? RecomputationState.Running : RecomputationState.Done,
        Total = view.Total,
        Done = view.Done,
        Moved = view.Moved,
        Broke = view.Broke,
        StartedAt = view.StartedAt,
        EndedAt = view.EndedAt,
    };
}
