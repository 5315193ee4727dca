namespace Dispatch.Sla;

/// <summary>An open stretch of a calendar, UTC: from the first instant up to, not including, the second.</summary>
public readonly record struct OpenInterval(DateTimeOffset From, DateTimeOffset To);
