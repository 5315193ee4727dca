namespace Dispatch.Sla;

/// <summary>What was promised and kept in a range.</summary>
/// <param name="From">The first instant, UTC.</param>
/// <param name="To">The first instant that is no longer in it, UTC.</param>
/// <param name="By">What its rows tell apart.</param>
/// <param name="Rows">One per group, target and figure that has any decided clock, in this order.</param>
public sealed record SlaReport(DateTimeOffset From, DateTimeOffset To, ReportGrouping By, IReadOnlyList<SlaReportRow> Rows);
