namespace Dispatch.Sla;

/// <summary>What the queries of all reports have in common.</summary>
internal static class RangeQuery
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    /// <summary>The range; null where it is wrong.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? Read(string? from, string? to, Dictionary<string, string[]> errors)
    {
        var (first, end) = (Bound("from", from, errors), Bound("to", to, errors));
        if (first >= end)
            errors["to"] = ["to: later than from."];
        else if (end - first > s_longest)
            errors["to"] = ["to: at most 366 days after from."];
        return first is null || end is null ? null : (first.Value, end.Value);
    }

    /// <summary>Which clocks it is about.</summary>
    public static ReportFilter Filter(string? target, string? cell, string? level, string? priority, string? site, Dictionary<string, string[]> errors) => new()
    {
        Target = QueryValues.Name<SlaTarget>("target", target, errors),
        Cell = QueryValues.Words("cell", cell, errors),
        Level = QueryValues.Number("level", level, 1, 3, errors),
        Priority = QueryValues.Number("priority", priority, 1, 4, errors),
        Site = QueryValues.Words("site", site, errors),
    };

    /// <summary>An end of the range, which must be given.</summary>
    private static DateTimeOffset? Bound(string name, string? text, Dictionary<string, string[]> errors) => QueryValues.Instant(name, text ?? "", errors);
}
