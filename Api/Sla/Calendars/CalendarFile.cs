using System.Globalization;
using Ical.Net;

namespace Dispatch.Sla;

/// <summary>
/// Reads closed dates from an iCalendar file (RFC 5545; sla.md rule 1): public holidays come that way. Events of whole days count, each of their dates;
/// those that repeat are expanded. Work is bounded before it is begun, so that no file, however odd, keeps the server busy.
/// </summary>
internal static class CalendarFile
{
    /// <summary>The longest file, in characters.</summary>
    public const int LongestText = 1024 * 1024;

    /// <summary>How many events a file may have.</summary>
    public const int MostEvents = 5_000;

    /// <summary>The longest range of dates, in years.</summary>
    public const int LongestRange = 25;

    /// <summary>How many dates all events together may look at; a server does about half a million a second.</summary>
    private const long MostLooks = 2_000_000;

    private const int LongestReason = 300;

    /// <summary>The closed dates of a range.</summary>
    /// <param name="text">The file.</param>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date.</param>
    public static CalendarImport Read(string text, DateOnly from, DateOnly to)
    {
        if (text.Length > LongestText)
            return Refuse($"The file is longer than {LongestText / 1024} KiB: leave out what is over.");
        if (from.Year < BusinessCalendar.Earliest.Year || to.Year >= BusinessCalendar.Latest.Year || to < from || to >= from.AddYears(LongestRange))
            return Refuse($"The dates from {from:O} to {to:O} are no range: at most {LongestRange} years, the first date first.");
        CalendarCollection calendars;
        try
        {
            calendars = CalendarCollection.Load(text);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library meets malformed text with whatever its parts throw. The text is not ours, and nothing but this answer came of it.
            return Refuse($"The file is not iCalendar (RFC 5545): {(e.Message.Length > LongestReason ? e.Message[..LongestReason] + "…" : e.Message.TrimEnd('.') + ".")}");
        }

        return calendars.Count == 0
            ? Refuse($"The file has no calendar: one begins with BEGIN:VCALENDAR.")
            : Read([.. calendars.SelectMany(calendar => calendar.Events).Select(item => new HolidayEvent(item))], from, to);
    }

    private static CalendarImport Read(List<HolidayEvent> events, DateOnly from, DateOnly to)
    {
        if (events.Count > MostEvents)
            return Refuse($"The file has {events.Count} events: at most {MostEvents}.");
        var usable = events.Where(item => item.IsUsable).ToList();
        if (usable.Sum(item => item.Looks(from, to)) > MostLooks)
            return Refuse($"The events repeat too often to be followed: choose fewer years, or leave out events that began long ago.");

        // An occurrence that another event of the file changes is that event's.
        var changed = events.Select(item => item.Changes).OfType<(string?, DateOnly)>().ToHashSet();
        var names = new SortedDictionary<DateOnly, string?>();
        foreach (var item in usable)
        {
            foreach (var date in item.Dates(from, to, changed))
                names[date] = names.TryGetValue(date, out var others) ? Both(others, item.Name) : item.Name;
            if (names.Count > CalendarRules.MostExceptions)
                return Refuse($"The file closes more than {CalendarRules.MostExceptions} dates: choose fewer years.");
        }

        return new CalendarImport.Read(
            [.. names.Select(day => new SpecialDay { Date = day.Key, Name = day.Value })],
            [.. events.Where(item => !item.IsUsable).Select(item => item.Name ?? "?")]);
    }

    /// <summary>The name of a date that two events close.</summary>
    private static string? Both(string? others, string? name)
    {
        if (others is null || name is null)
            return others ?? name;
        return others.Length + name.Length + 2 > Limits.Name || others.Split(", ").Contains(name) ? others : $"{others}, {name}";
    }

    private static CalendarImport.Refused Refuse(FormattableString reason) => new(reason.ToString(CultureInfo.InvariantCulture));
}
