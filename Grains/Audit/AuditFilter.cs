namespace Dispatch.Audit;

/// <summary>Conditions of a list of audit lines; null means any.</summary>
public sealed record AuditFilter
{
    /// <summary>Of this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>By this actor.</summary>
    public string? Actor { get; init; }

    /// <summary>About this subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Not before this instant.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only lines with a smaller number: the end of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
}
