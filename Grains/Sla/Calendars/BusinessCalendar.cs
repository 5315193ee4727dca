using System.Globalization;

namespace Dispatch.Sla;

/// <summary>
/// Arithmetic of business time on one calendar (sla.md rules 1 to 3 and 8): real elapsed time inside the union of the open stretches. A stretch
/// is open from its opening instant up to, not including, its closing one. Immutable once made and safe to share: make one per version of a
/// calendar and ask it for every ticket. Years are worked out when they are first asked for and then kept; after that an answer costs a
/// binary search per year and allocates nothing. Answers are UTC and as exact as what was given.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>How many years after its start a due instant or an opening is looked for.</summary>
    public const int YearsAhead = 50;

    private const int FirstYear = 1900;
    private const int EndYear = 2200;

    private readonly LocalHours _hours;
    private readonly SpecialDay[] _exceptions;
    private readonly YearOfHours?[] _years = new YearOfHours?[EndYear - FirstYear];

    /// <summary>Compiles a calendar. Hours that overlap count once; where a date has two exceptions, the last one holds; see <see cref="CalendarRules"/>.</summary>
    /// <exception cref="ArgumentException">There is no such time zone.</exception>
    public BusinessCalendar(CalendarProfile profile)
    {
        var zone = TimeZones.Find(profile.Zone) ?? throw new ArgumentException($"There is no time zone '{profile.Zone}'.", nameof(profile));
        _hours = new LocalHours(profile, zone);
        _exceptions = [.. _hours.Exceptions];
    }

    /// <summary>The first instant that calendars reach.</summary>
    public static DateTimeOffset Earliest { get; } = new(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first instant that they no longer reach.</summary>
    public static DateTimeOffset Latest { get; } = new(EndYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether calendars reach an instant; other methods throw for one that they do not.</summary>
    public static bool Reaches(DateTimeOffset instant) => instant >= Earliest && instant < Latest;

    /// <summary>
    /// The first instant at which so much business time has passed since a start. Time that fills an open stretch exactly ends when it closes,
    /// not when the next one opens. No time at all: the start where it is open, else the next opening.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="BeyondCalendarException">It is more than <see cref="YearsAhead"/> years away, or outside what calendars reach.</exception>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan businessTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(businessTime, TimeSpan.Zero);
        if (businessTime == TimeSpan.Zero)
            return NextOpening(start);
        var first = YearOf(start);
        var used = Year(first).UsedAt(start.UtcTicks);
        var left = businessTime.Ticks;
        for (var number = first; number < EndAfter(first); number++)
        {
            var year = Year(number);
            if (left <= year.Total - used)
                return At(year.WhenUsed(used + left));
            left -= year.Total - used;
            used = 0;
        }

        throw Beyond(start, $"{businessTime:c} of business time");
    }

    /// <summary>The business time from one instant to another; none if the second is not later.</summary>
    /// <exception cref="BeyondCalendarException">Calendars do not reach one of the two.</exception>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (YearOf(from), YearOf(to));
        if (to <= from)
            return TimeSpan.Zero;
        var used = Year(last).UsedAt(to.UtcTicks) - Year(first).UsedAt(from.UtcTicks);
        for (var number = first; number < last; number++)
            used += Year(number).Total;
        return new TimeSpan(used);
    }

    /// <summary>Whether the calendar is open at an instant; at its closing instant it is not.</summary>
    /// <exception cref="BeyondCalendarException">Calendars do not reach it.</exception>
    public bool IsOpen(DateTimeOffset at)
    {
        var year = Year(YearOf(at));
        var index = year.NotClosedAt(at.UtcTicks);
        return index < year.Count && year[index].Opens <= at.UtcTicks;
    }

    /// <summary>The instant itself where it is open, else the next one at which the calendar opens.</summary>
    /// <exception cref="BeyondCalendarException">It does not open within <see cref="YearsAhead"/> years.</exception>
    public DateTimeOffset NextOpening(DateTimeOffset at)
    {
        var first = YearOf(at);
        for (var number = first; number < EndAfter(first); number++)
        {
            var year = Year(number);
            var index = year.NotClosedAt(at.UtcTicks);
            if (index < year.Count)
                return At(Math.Max(year[index].Opens, at.UtcTicks));
        }

        throw Beyond(at, "an opening");
    }

    /// <summary>The open stretches of a range, cut to it, in order and apart.</summary>
    /// <exception cref="BeyondCalendarException">Calendars do not reach one of the two.</exception>
    public IEnumerable<OpenInterval> Intervals(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (YearOf(from), YearOf(to));
        return to <= from ? [] : Merge(first, last, from.UtcTicks, to.UtcTicks);
    }

    /// <summary>
    /// The exceptions that a clock met or skipped in a range, by date: those whose hours, or the weekly hours that they replace, lie in it. One that
    /// changes nothing, such as a holiday on a day that is closed anyway, is not among them.
    /// </summary>
    /// <exception cref="BeyondCalendarException">Calendars do not reach one of the two.</exception>
    public IEnumerable<SpecialDay> ExceptionsBetween(DateTimeOffset from, DateTimeOffset to)
    {
        _ = YearOf(from) + YearOf(to);
        // Hours that open on a date may last into the next one, which the zone may skip; and a clock set back at midnight shows the date before again.
        var (first, last) = (_hours.DateAt(from.UtcTicks).AddDays(-2), _hours.DateAt(to.UtcTicks).AddDays(1));
        return _exceptions
            .SkipWhile(exception => exception.Date < first)
            .TakeWhile(exception => exception.Date <= last)
            .Where(exception => _hours.Matters(exception, from.UtcTicks, to.UtcTicks));
    }

    /// <summary>
    /// The due instant of a relative target such as "next business day, 17:00" (sla.md rule 5): that local time on the first date after the start's
    /// own on which the calendar opens. It ends something, so of a local time that occurs twice it is the later (rule 3).
    /// </summary>
    /// <exception cref="BeyondCalendarException">The calendar does not open within <see cref="YearsAhead"/> years.</exception>
    public DateTimeOffset EndOfNextBusinessDay(DateTimeOffset start, TimeOnly local)
    {
        var end = EndAfter(YearOf(start));
        for (var date = _hours.DateAt(start.UtcTicks).AddDays(1); date.Year < end; date = date.AddDays(1))
        {
            if (_hours.OpensOn(date))
                return At(_hours.Ends(date, local));
        }

        throw Beyond(start, "a business day");
    }

    /// <summary>The same local time so many business days later, or the next opening after it where the calendar is closed then.</summary>
    /// <exception cref="BeyondCalendarException">The calendar does not open so often within <see cref="YearsAhead"/> years.</exception>
    public DateTimeOffset AddBusinessDays(DateTimeOffset start, int days)
    {
        var local = _hours.TimeAt(start.UtcTicks);
        for (; days > 0; days--)
            start = EndOfNextBusinessDay(start, local);
        return NextOpening(Instants.Trim(start));
    }

    /// <summary>The local date and time of an instant.</summary>
    public DateTime LocalAt(DateTimeOffset at) => _hours.DateAt(at.UtcTicks).ToDateTime(_hours.TimeAt(at.UtcTicks));

    /// <summary>The instant at which a local date begins.</summary>
    public DateTimeOffset BeginningOf(DateOnly date) => At(_hours.Begins(date, TimeOnly.MinValue));

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static int YearOf(DateTimeOffset instant) => Reaches(instant)
        ? instant.UtcDateTime.Year
        : throw new BeyondCalendarException(string.Create(
            CultureInfo.InvariantCulture, $"Calendars reach from {FirstYear} to {EndYear - 1}: {Instants.Format(instant)} is beyond."));

    /// <summary>The first year that a search from this one no longer looks at.</summary>
    private static int EndAfter(int first) => Math.Min(first + YearsAhead + 1, EndYear);

    private static BeyondCalendarException Beyond(DateTimeOffset start, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Within {YearsAhead} years after {Instants.Format(start)}, and before {EndYear}, the calendar does not have {what}: add opening hours, or shorten the target."));

    private static long StartOf(int year) => new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private IEnumerable<OpenInterval> Merge(int first, int last, long from, long to)
    {
        (long Opens, long Closes)? open = null;
        for (var number = first; number <= last; number++)
        {
            var year = Year(number);
            for (var i = number == first ? year.NotClosedAt(from) : 0; i < year.Count && year[i].Opens < to; i++)
            {
                var (opens, closes) = (Math.Max(year[i].Opens, from), Math.Min(year[i].Closes, to));
                if (open is { } before && before.Closes == opens)
                {
                    // A stretch that runs over the new year stands in both years.
                    open = (before.Opens, closes);
                    continue;
                }

                if (open is { } done)
                    yield return new OpenInterval(At(done.Opens), At(done.Closes));
                open = (opens, closes);
            }
        }

        if (open is { } rest)
            yield return new OpenInterval(At(rest.Opens), At(rest.Closes));
    }

    private YearOfHours Year(int number)
    {
        ref var slot = ref _years[number - FirstYear];
        return Volatile.Read(ref slot) ?? Keep(ref slot, number);
    }

    /// <summary>Two that ask at once may both work it out; they keep the same.</summary>
    private YearOfHours Keep(ref YearOfHours? slot, int number)
    {
        var (from, to) = (StartOf(number), StartOf(number + 1));
        var year = YearOfHours.Of(_hours.Around(from, to), from, to);
        return Interlocked.CompareExchange(ref slot, year, null) ?? year;
    }
}
