namespace Dispatch.Sla;

/// <summary>Opening hours of an ordinary week, local time, each as <c>08:30-12:30</c>; a day without any is closed.</summary>
public sealed record WeekBody
{
    /// <summary>Hours that open on a Monday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Monday { get; init; }

    /// <summary>Hours that open on a Tuesday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Tuesday { get; init; }

    /// <summary>Hours that open on a Wednesday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Wednesday { get; init; }

    /// <summary>Hours that open on a Thursday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Thursday { get; init; }

    /// <summary>Hours that open on a Friday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Friday { get; init; }

    /// <summary>Hours that open on a Saturday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Saturday { get; init; }

    /// <summary>Hours that open on a Sunday.</summary>
    [Items]
    public IReadOnlyList<OpeningHours>? Sunday { get; init; }

    /// <summary>As the core keeps it.</summary>
    public WeekHours ToWeek() => new()
    {
        Monday = List(Monday),
        Tuesday = List(Tuesday),
        Wednesday = List(Wednesday),
        Thursday = List(Thursday),
        Friday = List(Friday),
        Saturday = List(Saturday),
        Sunday = List(Sunday),
    };

    private static ValueList<OpeningHours> List(IReadOnlyList<OpeningHours>? hours) => (hours ?? []).ToValueList();
}
