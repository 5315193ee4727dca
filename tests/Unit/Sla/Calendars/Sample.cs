using System.Globalization;
using Dispatch.Sla;
using NodaTime;
using NodaTime.TimeZones;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>The calendars of the worked cases, and short ways to write others.</summary>
internal static class Sample
{
    /// <summary>A zone with the rules that this machine knows.</summary>
    public static DateTimeZone Zone(string id) => BclDateTimeZone.FromTimeZoneInfo(TimeZoneInfo.FindSystemTimeZoneById(id));

    /// <summary>Case A: without a break.</summary>
    public static BusinessCalendar Always(string zone = "Europe/Paris") => new(new CalendarProfile { Id = "a", Zone = zone, AlwaysOpen = true });

    /// <summary>Cases B and Bh: office hours with a long lunch.</summary>
    public static BusinessCalendar LongLunch(params string[] holidays) => Of("Europe/Paris", Office("09:00-12:00", "14:00-18:00"), holidays);

    /// <summary>Case C1: office hours with a short lunch, and holidays.</summary>
    public static BusinessCalendar ShortLunch() => Of("Europe/Paris", Office("09:00-12:00", "13:00-18:00"), "2026-12-25", "2027-01-01");

    /// <summary>The same hours on every day.</summary>
    public static BusinessCalendar Daily(string zone, params string[] hours) => Of(zone, EveryDay(hours));

    public static BusinessCalendar Of(string zone, WeekHours week, params string[] closed) => new(Profile(zone, week, closed));

    public static CalendarProfile Profile(string zone, WeekHours week, params string[] closed) => new()
    {
        Id = "sample",
        Zone = zone,
        Week = week,
        Exceptions = closed.Select(date => new SpecialDay { Date = Date(date) }).ToValueList(),
    };

    public static WeekHours Office(params string[] hours) => EveryDay(hours) with { Saturday = [], Sunday = [] };

    public static WeekHours EveryDay(params string[] hours)
    {
        var day = Hours(hours);
        return new WeekHours { Monday = day, Tuesday = day, Wednesday = day, Thursday = day, Friday = day, Saturday = day, Sunday = day };
    }

    public static ValueList<OpeningHours> Hours(params string[] hours) =>
        hours.Select(text => OpeningHours.TryParse(text, out var parsed) ? parsed : throw new FormatException(text)).ToValueList();

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant, written with its offset.</summary>
    public static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);
}
