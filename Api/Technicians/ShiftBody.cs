namespace Dispatch.Technicians;

/// <summary>Working hours on a day of the week, local time.</summary>
public sealed record ShiftBody
{
    /// <summary>The day.</summary>
    public required DayOfWeek Day { get; init; }

    /// <summary>From, for example <c>08:30</c>.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>To; at or before the beginning, it ends on the next day.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>As the core keeps it.</summary>
    public ShiftDay ToShiftDay() => new(Day, From, To);
}
