namespace Dispatch.Load.Plans;

/// <summary>How a log becomes a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>Only the first so many cases of the log; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Tickets are live work of today instead of imported history with the log's instants.</summary>
    public bool Live { get; init; }

    /// <summary>
    /// Sets this replay apart from others of the same log: part of every key and of the external reference. A live replay is apart from the
    /// historical one even without a name.
    /// </summary>
    public string? Run { get; init; }

    /// <summary>The external reference of a case of the log.</summary>
    public string Reference(string number) => Apart is { } run ? $"{number}@{run}" : number;

    private string? Apart => Run ?? (Live ? "live" : null);
}
