namespace Dispatch.Sla;

/// <summary>The query of the clocks behind a figure, as it stands in the address.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant that is no longer in it; at most 366 days later.</param>
/// <param name="Outcome">met or breached; both where nobody said.</param>
/// <param name="Figure">first or total (only resolutions differ); first where nobody said.</param>
/// <param name="Target">Only this target: response, onSite, resolution or level.</param>
/// <param name="Cell">Only what was decided in this cell.</param>
/// <param name="Level">Only of this level, 1 to 3.</param>
/// <param name="Priority">Only of this priority, 1 to 4.</param>
/// <param name="Site">Only at the site of this name or address; empty for tickets without one.</param>
/// <param name="Cursor">Where the page begins: <c>next</c> of the page before.</param>
/// <param name="Limit">1 to 200, 50 where nobody said.</param>
internal sealed record DecidedQuery(
    string? From, string? To, string? Outcome, string? Figure, string? Target, string? Cell, string? Level, string? Priority, string? Site, string? Cursor, string? Limit)
{
    /// <summary>What is asked; null where anything is wrong, which <paramref name="errors"/> then says.</summary>
    public Asked? Read(Dictionary<string, string[]> errors)
    {
        var range = RangeQuery.Read(From, To, errors);
        if (Outcome is not (null or "met" or "breached"))
            errors["outcome"] = ["outcome: met or breached."];
        var figure = QueryValues.Name<ReportFigure>("figure", Figure, errors) ?? ReportFigure.First;
        var filter = RangeQuery.Filter(Target, Cell, Level, Priority, Site, errors);
        var (cursor, limit) = (QueryValues.Cursor(Cursor, errors), QueryValues.Limit(Limit, errors));
        return errors.Count > 0 ? null : new Asked(range!.Value.From, range.Value.To, filter, figure, Outcome is null ? null : Outcome == "met", cursor ?? 0, limit);
    }

    /// <summary>A query without mistakes.</summary>
    internal sealed record Asked(DateTimeOffset From, DateTimeOffset To, ReportFilter Filter, ReportFigure Figure, bool? Met, long Skip, int Limit);
}
