namespace Dispatch.Technicians;

/// <summary>Working hours on a day of the week, local time.</summary>
[GenerateSerializer, Immutable, Alias("shift-day")]
public sealed record ShiftDay([property: Id(0)] DayOfWeek Day, [property: Id(1)] TimeOnly From, [property: Id(2)] TimeOnly To);
