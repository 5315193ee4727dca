namespace Dispatch.Sla;

/// <summary>A version of a calendar as clients see it.</summary>
public record CalendarResponse
{
    /// <summary>Stable identifier.</summary>
    public required string Id { get; init; }

    /// <summary>IANA name of the time zone that hours and dates are meant in.</summary>
    public required string Zone { get; init; }

    /// <summary>Open without a break.</summary>
    public required bool AlwaysOpen { get; init; }

    /// <summary>The hours of an ordinary week.</summary>
    public required WeekHours Week { get; init; }

    /// <summary>Dates on which other hours hold, or none.</summary>
    public required ValueList<SpecialDay> Exceptions { get; init; }

    /// <summary>The version; also the <c>ETag</c>.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>The recomputation of open tickets that it set going.</summary>
    public string? Recomputation { get; init; }

    /// <summary>As clients see it.</summary>
    public static CalendarResponse Of(Versioned<CalendarProfile> version) => new()
    {
        Id = version.Document.Id,
        Zone = version.Document.Zone,
        AlwaysOpen = version.Document.AlwaysOpen,
        Week = version.Document.Week,
        Exceptions = version.Document.Exceptions,
        Version = version.Version,
        Since = version.Since,
        By = version.By,
    };
}
