namespace Dispatch.Sla;

/// <summary>The query of the tickets that came or went, as it stands in the address.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant that is no longer in it; at most 366 days later.</param>
/// <param name="Direction">in (reported or reopened) or out (resolved or cancelled).</param>
/// <param name="Cell">Only tickets that are in this cell now.</param>
/// <param name="Level">Only of this level, 1 to 3.</param>
/// <param name="Priority">Only of this priority, 1 to 4.</param>
/// <param name="Site">Only at the site of this name or address; empty for tickets without one.</param>
/// <param name="Cursor">Where the page begins: <c>next</c> of the page before.</param>
/// <param name="Limit">1 to 200, 50 where nobody said.</param>
internal sealed record FlowQuery(string? From, string? To, string? Direction, string? Cell, string? Level, string? Priority, string? Site, string? Cursor, string? Limit)
{
    /// <summary>What is asked; null where anything is wrong, which <paramref name="errors"/> then says.</summary>
    public Asked? Read(Dictionary<string, string[]> errors)
    {
        var range = RangeQuery.Read(From, To, errors);
        if (Direction is not ("in" or "out"))
            errors["direction"] = ["direction: in or out."];
        var filter = RangeQuery.Filter(null, Cell, Level, Priority, Site, errors);
        var (cursor, limit) = (QueryValues.Cursor(Cursor, errors), QueryValues.Limit(Limit, errors));
        return errors.Count > 0 ? null : new Asked(range!.Value.From, range.Value.To, Direction == "in", filter, cursor ?? 0, limit);
    }

    /// <summary>A query without mistakes.</summary>
    internal sealed record Asked(DateTimeOffset From, DateTimeOffset To, bool Into, ReportFilter Filter, long Skip, int Limit);
}
