namespace Dispatch.Sla;

/// <summary>A date on which the hours of the week do not hold.</summary>
public sealed record SpecialDayBody
{
    /// <summary>The local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The hours that open on it instead; closed where there are none.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Hours { get; init; }

    /// <summary>As people call the date.</summary>
    [Text(Limits.Name)]
    public string? Name { get; init; }

    /// <summary>As the core keeps it.</summary>
    public SpecialDay ToSpecialDay() => new() { Date = Date, Hours = (Hours ?? []).ToValueList(), Name = Name };
}
