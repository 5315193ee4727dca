namespace Dispatch.Sla;

/// <summary>When a team works, as an administrator records it (sla.md rules 1 to 3): a zone, the hours of a week, and dates that differ.</summary>
[GenerateSerializer, Immutable, Alias("calendar-profile")]
public sealed record CalendarProfile
{
    /// <summary>Stable identifier.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>IANA name of the time zone that every hour and date here is meant in, for example <c>Europe/Paris</c>.</summary>
    [Id(1)] public required string Zone { get; init; }

    /// <summary>Open without a break; then there are neither weekly hours nor exceptions.</summary>
    [Id(2)] public bool AlwaysOpen { get; init; }

    /// <summary>The hours of an ordinary week.</summary>
    [Id(3)] public WeekHours Week { get; init; } = WeekHours.Closed;

    /// <summary>Dates on which other hours hold, or none.</summary>
    [Id(4)] public ValueList<CalendarException> Exceptions { get; init; } = [];
}
