namespace Dispatch.Sla;

/// <summary>How promises were kept, and how work came and went, stretch by stretch.</summary>
/// <param name="From">When the first stretch begins, UTC: at or before the instant that was asked for.</param>
/// <param name="To">When the last one ends, at the latest now, UTC.</param>
/// <param name="Step">How long each is.</param>
/// <param name="Zone">The IANA name of the zone whose hours and days they are.</param>
/// <param name="Points">The stretches, in order.</param>
public sealed record SlaTrend(DateTimeOffset From, DateTimeOffset To, TrendStep Step, string Zone, IReadOnlyList<TrendPoint> Points);
