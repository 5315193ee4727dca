namespace Dispatch.Sla;

/// <summary>What was promised and kept in a period.</summary>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant.</param>
/// <param name="By">What the groups are.</param>
/// <param name="Rows">One row a group and target.</param>
public sealed record ReportResponse(DateTimeOffset From, DateTimeOffset To, ReportGrouping By, IReadOnlyList<ReportRow> Rows);
