namespace Dispatch.Sla;

/// <summary>The query of a report, as it stands in the address.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant that is no longer in it; at most 366 days later.</param>
/// <param name="By">What it tells apart: cell, priority, level or site.</param>
/// <param name="Target">Only this target: response, onSite, resolution or level.</param>
/// <param name="Cell">Only what was decided in this cell.</param>
/// <param name="Level">Only of this level, 1 to 3.</param>
/// <param name="Priority">Only of this priority, 1 to 4.</param>
/// <param name="Site">Only at the site of this name or address; empty for tickets without one.</param>
/// <param name="Format">json or csv; else as the Accept header says.</param>
internal sealed record ReportQuery(
    string? From, string? To, string? By, string? Target, string? Cell, string? Level, string? Priority, string? Site, string? Format)
{
    /// <summary>What is asked; null where anything is wrong, which <paramref name="errors"/> then says.</summary>
    public Asked? Read(Dictionary<string, string[]> errors)
    {
        var range = RangeQuery.Read(From, To, errors);
        var by = QueryValues.Name<ReportGrouping>("by", By, errors);
        if (By is null)
            errors["by"] = [$"by: one of {QueryValues.Names<ReportGrouping>()}."];
        var filter = RangeQuery.Filter(Target, Cell, Level, Priority, Site, errors);
        if (Format is not (null or "json" or "csv"))
            errors["format"] = ["format: json or csv."];
        return errors.Count > 0 ? null : new Asked(range!.Value.From, range.Value.To, by!.Value, filter, Format is null ? null : Format == "csv");
    }

    /// <summary>A query without mistakes.</summary>
    internal sealed record Asked(DateTimeOffset From, DateTimeOffset To, ReportGrouping By, ReportFilter Filter, bool? Csv);
}
