namespace Dispatch.Sla;

/// <summary>Opening hours of an ordinary week, local time; a day without any is closed.</summary>
[GenerateSerializer, Immutable, Alias("week-hours")]
public sealed record WeekHours
{
    /// <summary>A week without opening hours.</summary>
    public static WeekHours Closed { get; } = new();

    /// <summary>Hours that open on a Monday.</summary>
    [Id(0)] public ValueList<OpeningHours> Monday { get; init; } = [];

    /// <summary>Hours that open on a Tuesday.</summary>
    [Id(1)] public ValueList<OpeningHours> Tuesday { get; init; } = [];

    /// <summary>Hours that open on a Wednesday.</summary>
    [Id(2)] public ValueList<OpeningHours> Wednesday { get; init; } = [];

    /// <summary>Hours that open on a Thursday.</summary>
    [Id(3)] public ValueList<OpeningHours> Thursday { get; init; } = [];

    /// <summary>Hours that open on a Friday.</summary>
    [Id(4)] public ValueList<OpeningHours> Friday { get; init; } = [];

    /// <summary>Hours that open on a Saturday.</summary>
    [Id(5)] public ValueList<OpeningHours> Saturday { get; init; } = [];

    /// <summary>Hours that open on a Sunday.</summary>
    [Id(6)] public ValueList<OpeningHours> Sunday { get; init; } = [];

    /// <summary>The hours that open on a day of the week.</summary>
    public ValueList<OpeningHours> On(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };
}
