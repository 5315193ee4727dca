using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Dispatch.Sla;

/// <summary>An event of a calendar file, read as dates that are closed.</summary>
internal sealed class HolidayEvent
{
    /// <summary>More values than a rule of RFC 5545 can use.</summary>
    private const int MostValues = 400;

    private readonly CalendarEvent _event;
    private readonly RecurrenceRule? _rule;
    private readonly long _days;

    /// <summary>Reads an event; it is changed on the way, and not to be used for anything else.</summary>
    public HolidayEvent(CalendarEvent item)
    {
        _event = item;
        _rule = item.RecurrenceRule;
        _days = Math.Max(1, item.DtEnd is { } end && item.DtStart is { } start
            ? end.Date.DayNumber - start.Date.DayNumber
            : ((item.Duration?.Weeks ?? 0) * 7L) + (item.Duration?.Days ?? 0));
        // Occurrences are counted as single days: a length that the library cannot add to a date does not stop it then.
        item.Properties.Remove("DTEND");
        item.Properties.Remove("DURATION");
    }

    /// <summary>As people call it, made so that it can be kept; null if they do not.</summary>
    public string? Name
    {
        get
        {
            var name = string.Concat((_event.Summary ?? "").Where(letter => !TextAttribute.Impossible.Contains(letter, StringComparison.Ordinal))).Trim();
            if (name.Length > Limits.Name)
                name = name[..(char.IsHighSurrogate(name[Limits.Name - 1]) ? Limits.Name - 1 : Limits.Name)];
            return name.Length == 0 ? null : name;
        }
    }

    /// <summary>
    /// Whether it can be read so: it has a date without a time, and repeats, if it does, by days or longer. More than one rule, and rules that
    /// exclude, are no longer part of the standard.
    /// </summary>
    public bool IsUsable =>
        _event.DtStart is { HasTime: false }
        && _event.Properties.Count(property => property.Name is "RRULE" or "EXRULE") == (_rule is null ? 0 : 1)
        && (_rule is null || (_rule.Frequency >= FrequencyType.Daily && ValuesOf(_rule) <= MostValues));

    /// <summary>The occurrence of another event that this one changes.</summary>
    public (string?, DateOnly)? Changes => _event.RecurrenceIdentifier is { } changed ? (_event.Uid, changed.StartTime.Date) : null;

    private DateOnly Start => _event.DtStart!.Date;

    /// <summary>About how many dates are looked at to expand it into a range.</summary>
    public long Looks(DateOnly from, DateOnly to)
    {
        var shown = Math.Min(_days, to.DayNumber - from.DayNumber + 1L);
        if (_rule is null)
            return shown * (1 + _event.RecurrenceDates.GetAllDates().LongCount());
        return Steps(_rule, from, to) * ((LooksEach(_rule) * (1 + ValuesOf(_rule))) + shown);
    }

    /// <summary>The dates of a range that it closes.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date.</param>
    /// <param name="changed">Occurrences that other events changed, as <see cref="Changes"/> names them.</param>
    public IEnumerable<DateOnly> Dates(DateOnly from, DateOnly to, IReadOnlySet<(string?, DateOnly)> changed)
    {
        if (string.Equals(_event.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase))
            yield break;
        foreach (var start in Starts(from, to).Where(start => Changes is not null || !changed.Contains((_event.Uid, start))))
        {
            var last = Math.Min(start.DayNumber + _days - 1, to.DayNumber);
            for (var day = Math.Max(start.DayNumber, from.DayNumber); day <= last; day++)
                yield return DateOnly.FromDayNumber(day);
        }
    }

    private IEnumerable<DateOnly> Starts(DateOnly from, DateOnly to)
    {
        if (Changes is not null)
            return [Start];
        var options = new EvaluationOptions();
        if (_rule is not null)
        {
            // A rule that brings nothing until the end of the range is not followed beyond it.
            options.MaxUnmatchedIncrementsLimit = (int)Math.Min(int.MaxValue, Steps(_rule, from, to));
            _rule.Until = _rule.Until is { } until && until.Date < to ? until : new CalDateTime(to);
        }

        return Occurrences(new CalDateTime(First(from)), options).TakeWhile(date => date <= to);
    }

    private IEnumerable<DateOnly> Occurrences(CalDateTime from, EvaluationOptions options)
    {
        using var occurrences = _event.GetOccurrences(from, options).GetEnumerator();
        while (Next(occurrences))
            yield return occurrences.Current.Period.StartTime.Date;
    }

    /// <summary>Goes on to the next occurrence, unless the rule brings nothing more.</summary>
    private static bool Next(IEnumerator<Occurrence> occurrences)
    {
        try
        {
            return occurrences.MoveNext();
        }
        catch (EvaluationException)
        {
            // Followed to the end of the range in vain, or beyond the last date there is, or its parts contradict each other.
            return false;
        }
    }

    /// <summary>From where occurrences are of interest: one that began before the range may last into it.</summary>
    private DateOnly First(DateOnly from) => DateOnly.FromDayNumber((int)Math.Max(Start.DayNumber, from.DayNumber - _days));

    /// <summary>A rule that counts is followed from its beginning, another one from where it is of interest.</summary>
    private long Steps(RecurrenceRule rule, DateOnly from, DateOnly to)
    {
        var days = Math.Max(0, to.DayNumber - (rule.Count is null ? First(from) : Start).DayNumber);
        var step = Math.Max(1L, rule.Interval) * rule.Frequency switch
        {
            FrequencyType.Yearly => 365,
            FrequencyType.Monthly => 28,
            FrequencyType.Weekly => 7,
            _ => 1,
        };
        return (days / step) + 2;
    }

    /// <summary>At most so many dates are looked at in one step of a rule.</summary>
    private static long LooksEach(RecurrenceRule rule) => rule.Frequency switch
    {
        FrequencyType.Yearly when rule.ByMonth.Count > 0 => 31L * rule.ByMonth.Count,
        FrequencyType.Yearly when ValuesOf(rule) > 0 => 366,
        FrequencyType.Monthly when ValuesOf(rule) > 0 => 31,
        FrequencyType.Weekly => 7,
        _ => 1,
    };

    private static int ValuesOf(RecurrenceRule rule) =>
        rule.ByDay.Count + rule.ByMonth.Count + rule.ByMonthDay.Count + rule.ByYearDay.Count + rule.ByWeekNo.Count + rule.BySetPosition.Count;
}
