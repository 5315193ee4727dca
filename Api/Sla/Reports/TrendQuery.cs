namespace Dispatch.Sla;

/// <summary>The query of a trend, as it stands in the address.</summary>
/// <param name="From">The first instant; the first stretch begins at or before it.</param>
/// <param name="To">The first instant that is no longer in it; what is still to come is left out.</param>
/// <param name="Step">hour, for at most 100 days, or day.</param>
/// <param name="Target">Only clocks of this target: response, onSite, resolution or level.</param>
/// <param name="Cell">Only this cell: clocks that were decided in it, tickets that are in it now.</param>
/// <param name="Level">Only this level, 1 to 3.</param>
/// <param name="Priority">Only this priority, 1 to 4.</param>
/// <param name="Site">Only the site of this name or address; empty for tickets without one.</param>
internal sealed record TrendQuery(string? From, string? To, string? Step, string? Target, string? Cell, string? Level, string? Priority, string? Site)
{
    private static readonly TimeSpan s_longestOfHours = TimeSpan.FromHours(TrendStretches.Most - 1);

    /// <summary>What is asked; null where anything is wrong, which <paramref name="errors"/> then says.</summary>
    public Asked? Read(Dictionary<string, string[]> errors)
    {
        var range = RangeQuery.Read(From, To, errors);
        var step = QueryValues.Name<TrendStep>("step", Step, errors);
        if (Step is null)
            errors["step"] = [$"step: one of {QueryValues.Names<TrendStep>()}."];
        if (step is TrendStep.Hour && range is { } asked && asked.To - asked.From > s_longestOfHours)
            errors["step"] = ["step: hour for at most 99 days; day for more."];
        var filter = RangeQuery.Filter(Target, Cell, Level, Priority, Site, errors);
        return errors.Count > 0 ? null : new Asked(range!.Value.From, range.Value.To, step!.Value, filter);
    }

    /// <summary>A query without mistakes.</summary>
    internal sealed record Asked(DateTimeOffset From, DateTimeOffset To, TrendStep Step, ReportFilter Filter);
}
