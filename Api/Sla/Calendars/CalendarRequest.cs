namespace Dispatch.Sla;

/// <summary>When a team works.</summary>
public sealed record CalendarRequest
{
    /// <summary>May be repeated from the path.</summary>
    public string? Id { get; init; }

    /// <summary>IANA name of the time zone that hours and dates are meant in.</summary>
    [Text(Limits.Id, MinimumLength = 1)]
    public required string Zone { get; init; }

    /// <summary>Open without a break.</summary>
    public bool? AlwaysOpen { get; init; }

    /// <summary>The hours of an ordinary week.</summary>
    public WeekBody? Week { get; init; }

    /// <summary>Dates on which other hours hold, or none.</summary>
    [Items(CalendarRules.MostExceptions)]
    public IReadOnlyList<SpecialDayBody>? Exceptions { get; init; }

    /// <summary>As the core keeps it.</summary>
    public CalendarProfile ToProfile(string id) => new()
    {
        Id = id,
        Zone = Zone,
        AlwaysOpen = AlwaysOpen ?? false,
        Week = Week?.ToWeek() ?? WeekHours.Closed,
        Exceptions = (Exceptions ?? []).Select(day => day.ToSpecialDay()).ToValueList(),
    };
}
