using System.Globalization;

namespace Dispatch.Sla;

/// <summary>What a calendar must be before it is recorded (sla.md rules 1 and 2).</summary>
public static class CalendarRules
{
    /// <summary>How many exceptions a calendar may have.</summary>
    public const int MostExceptions = 2_000;

    /// <summary>How many opening hours a day may have.</summary>
    public const int MostHours = 24;

    private static readonly DayOfWeek[] s_week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>What is wrong with a calendar; empty if nothing is.</summary>
    public static IReadOnlyList<CalendarProblem> Check(CalendarProfile calendar) => [.. Zone(calendar), .. calendar.AlwaysOpen ? AlwaysOpen(calendar) : Hours(calendar)];

    private static IEnumerable<CalendarProblem> Zone(CalendarProfile calendar)
    {
        if (TimeZones.Find(calendar.Zone) is null)
        {
            var how = TimeZones.Meant(calendar.Zone) is { } meant ? $"Did you mean {meant}?" : "Use an IANA name, for example Europe/Paris.";
            yield return new CalendarProblem("zone", $"There is no time zone '{calendar.Zone}'. {how}");
        }
    }

    private static IEnumerable<CalendarProblem> AlwaysOpen(CalendarProfile calendar)
    {
        if (s_week.Any(day => calendar.Week.On(day).Count > 0))
            yield return new CalendarProblem("week", "The calendar is always open: remove its weekly hours, or say that it is not.");
        if (calendar.Exceptions.Count > 0)
            yield return new CalendarProblem("exceptions", "The calendar is always open: remove its exceptions, or say that it is not.");
    }

    private static IEnumerable<CalendarProblem> Hours(CalendarProfile calendar)
    {
        if (s_week.All(day => calendar.Week.On(day).Count == 0) && calendar.Exceptions.All(exception => exception.Hours.Count == 0))
            yield return new CalendarProblem("week", "The calendar never opens. Give at least one day opening hours, or say that it is always open.");

        foreach (var day in s_week)
        {
            var (hours, next) = (calendar.Week.On(day), Next(day));
            foreach (var problem in Within(FieldOf(day), day.ToString(), hours))
                yield return problem;
            if (Clash(hours, calendar.Week.On(next)) is { } clash)
                yield return new CalendarProblem(FieldOf(day), $"{day}: {clash.First} runs into {clash.Second} of {next}. Let one end before the other begins.");
        }

        if (calendar.Exceptions.Count > MostExceptions)
        {
            yield return new CalendarProblem("exceptions", string.Create(
                CultureInfo.InvariantCulture, $"There are {calendar.Exceptions.Count} exceptions: at most {MostExceptions}. Leave out the years that are over."));
            yield break;
        }

        foreach (var problem in Exceptions(calendar))
            yield return problem;
    }

    private static IEnumerable<CalendarProblem> Exceptions(CalendarProfile calendar)
    {
        var byDate = new Dictionary<DateOnly, CalendarException>();
        foreach (var (index, exception) in calendar.Exceptions.Index())
        {
            if (!Reached(exception.Date))
            {
                yield return At(index, "date", string.Create(
                    CultureInfo.InvariantCulture, $"{exception.Date:O} is beyond the years {BusinessCalendar.Earliest.Year} to {BusinessCalendar.Latest.Year - 1}."));
            }

            if (!byDate.TryAdd(exception.Date, exception))
                yield return At(index, "date", string.Create(CultureInfo.InvariantCulture, $"{exception.Date:O} has another exception already: keep one of them."));
        }

        foreach (var (index, exception) in calendar.Exceptions.Index().Where(item => item.Item.Hours.Count > 0 && Reached(item.Item.Date)))
        {
            var name = exception.Date.ToString("O", CultureInfo.InvariantCulture);
            foreach (var problem in Within(FieldOf(index, "hours"), name, exception.Hours))
                yield return problem;
            var (before, after) = (exception.Date.AddDays(-1), exception.Date.AddDays(1));
            // Two exceptions beside each other are compared once, at the first of them.
            if (!byDate.ContainsKey(before) && Clash(calendar.Week.On(before.DayOfWeek), exception.Hours) is { } early)
                yield return At(index, "hours", $"{name}: {early.First} of the day before runs into {early.Second}. Let one end before the other begins.");
            if (Clash(exception.Hours, HoursOn(after)) is { } late)
                yield return At(index, "hours", $"{name}: {late.First} runs into {late.Second} of the day after. Let one end before the other begins.");
        }

        ValueList<OpeningHours> HoursOn(DateOnly date) => byDate.TryGetValue(date, out var exception) ? exception.Hours : calendar.Week.On(date.DayOfWeek);
    }

    private static IEnumerable<CalendarProblem> Within(string field, string day, ValueList<OpeningHours> hours)
    {
        if (hours.Count > MostHours)
            yield return new CalendarProblem(field, string.Create(CultureInfo.InvariantCulture, $"{day}: at most {MostHours} opening hours a day."));
        var sorted = hours.OrderBy(interval => interval.From).ThenBy(Length).ToList();
        foreach (var (first, second) in sorted.Zip(sorted.Skip(1)))
        {
            if (first.From.ToTimeSpan() + Length(first) > second.From.ToTimeSpan())
                yield return new CalendarProblem(field, $"{day}: {first} and {second} overlap. Let one end before the other begins.");
        }
    }

    /// <summary>The hours of one day that last into those of the next.</summary>
    private static (OpeningHours First, OpeningHours Second)? Clash(ValueList<OpeningHours> day, ValueList<OpeningHours> next)
    {
        var last = day.Where(hours => hours.ClosesNextDay).MaxBy(hours => hours.To);
        var first = next.MinBy(hours => hours.From);
        return last is not null && first is not null && last.To > first.From ? (last, first) : null;
    }

    private static TimeSpan Length(OpeningHours hours) => hours.ClosesNextDay ? TimeSpan.FromDays(1) - (hours.From - hours.To) : hours.To - hours.From;

    private static bool Reached(DateOnly date) => date.Year >= BusinessCalendar.Earliest.Year && date.Year < BusinessCalendar.Latest.Year;

    private static DayOfWeek Next(DayOfWeek day) => (DayOfWeek)(((int)day + 1) % 7);

    private static CalendarProblem At(int index, string field, string sentence) => new(FieldOf(index, field), sentence);

    private static string FieldOf(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"exceptions[{index}].{field}");

    private static string FieldOf(DayOfWeek day) => $"week.{day.ToString().ToLowerInvariant()}";
}
