using Dispatch.Sla;
using static Dispatch.Unit.Sla.Calendars.Sample;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>What a calendar is refused for.</summary>
public sealed class CalendarRulesTests
{
    private static readonly CalendarProfile s_fine = Profile("Europe/Paris", Office("08:30-12:30", "13:30-17:30"), "2026-12-25");

    [Fact]
    public void An_ordinary_calendar_is_fine()
    {
        Assert.Empty(CalendarRules.Check(s_fine));
        Assert.Empty(CalendarRules.Check(new CalendarProfile { Id = "a", Zone = "UTC", AlwaysOpen = true }));
        Assert.Empty(CalendarRules.Check(Profile("UTC", EveryDay("00:00-00:00"))));
        Assert.Empty(CalendarRules.Check(Profile("UTC", EveryDay("06:00-14:00", "14:00-22:00", "22:00-06:00"))));
    }

    [Theory]
    [InlineData("Europe/Atlantis", "There is no time zone 'Europe/Atlantis'. Use an IANA name, for example Europe/Paris.")]
    [InlineData("europe/paris", "There is no time zone 'europe/paris'. Did you mean Europe/Paris?")]
    [InlineData("Paris", "There is no time zone 'Paris'. Did you mean Europe/Paris?")]
    [InlineData("Romance Standard Time", "There is no time zone 'Romance Standard Time'. Did you mean Europe/Paris?")]
    [InlineData("UTC+02:00", "There is no time zone 'UTC+02:00'. Use an IANA name, for example Europe/Paris.")]
    [InlineData("", "There is no time zone ''. Use an IANA name, for example Europe/Paris.")]
    public void The_zone_is_an_iana_name(string zone, string sentence) => AssertProblem(s_fine with { Zone = zone }, "zone", sentence);

    [Fact]
    public void It_opens_at_some_time()
    {
        AssertProblem(
            s_fine with { Week = WeekHours.Closed }, "week", "The calendar never opens. Give at least one day opening hours, or say that it is always open.");
        Assert.Empty(CalendarRules.Check(s_fine with
        {
            Week = WeekHours.Closed,
            Exceptions = [new SpecialDay { Date = Date("2026-05-01"), Hours = Hours("10:00-12:00") }],
        }));
    }

    [Fact]
    public void Hours_of_a_day_do_not_overlap() => AssertProblem(
        s_fine with { Week = s_fine.Week with { Tuesday = Hours("13:00-17:00", "09:00-13:30") } },
        "week.tuesday",
        "Tuesday: 09:00-13:30 and 13:00-17:00 overlap. Let one end before the other begins.");

    [Fact]
    public void Hours_that_run_over_midnight_overlap_those_that_begin_later_on_the_day() => AssertProblem(
        s_fine with { Week = WeekHours.Closed with { Tuesday = Hours("22:00-06:00", "23:00-23:30") } },
        "week.tuesday",
        "Tuesday: 22:00-06:00 and 23:00-23:30 overlap. Let one end before the other begins.");

    [Theory]
    [InlineData(DayOfWeek.Monday, "week.monday", "Monday: 22:00-06:00 runs into 05:00-09:00 of Tuesday. Let one end before the other begins.")]
    [InlineData(DayOfWeek.Sunday, "week.sunday", "Sunday: 22:00-06:00 runs into 05:00-09:00 of Monday. Let one end before the other begins.")]
    public void A_night_does_not_run_into_the_next_day(DayOfWeek night, string field, string sentence)
    {
        var week = night is DayOfWeek.Monday
            ? new WeekHours { Monday = Hours("22:00-06:00"), Tuesday = Hours("05:00-09:00") }
            : new WeekHours { Sunday = Hours("22:00-06:00"), Monday = Hours("05:00-09:00") };
        AssertProblem(s_fine with { Week = week }, field, sentence);
    }

    [Fact]
    public void Other_hours_overlap_neither_themselves_nor_the_days_beside_them()
    {
        var nights = Profile("UTC", EveryDay("22:00-06:00"));
        AssertProblem(
            With(nights, "2026-12-24", "05:00-09:00"),
            "exceptions[0].hours",
            "2026-12-24: 22:00-06:00 of the day before runs into 05:00-09:00. Let one end before the other begins.");
        AssertProblem(
            With(Profile("UTC", EveryDay("05:00-09:00")), "2026-12-24", "22:00-06:00"),
            "exceptions[0].hours",
            "2026-12-24: 22:00-06:00 runs into 05:00-09:00 of the day after. Let one end before the other begins.");
        AssertProblem(
            With(s_fine, "2026-12-24", "09:00-12:00", "10:00-11:00"),
            "exceptions[0].hours",
            "2026-12-24: 09:00-12:00 and 10:00-11:00 overlap. Let one end before the other begins.");
        AssertProblem(
            nights with
            {
                Exceptions =
                [
                    new SpecialDay { Date = Date("2026-12-24"), Hours = Hours("21:00-06:00") },
                    new SpecialDay { Date = Date("2026-12-25"), Hours = Hours("05:00-09:00") },
                ],
            },
            "exceptions[0].hours",
            "2026-12-24: 21:00-06:00 runs into 05:00-09:00 of the day after. Let one end before the other begins.");
        Assert.Empty(CalendarRules.Check(With(nights, "2026-12-24", "06:00-09:00")));
        Assert.Empty(CalendarRules.Check(With(nights, "2026-12-24")));
    }

    [Fact]
    public void A_date_has_one_exception() => AssertProblem(
        s_fine with { Exceptions = [.. s_fine.Exceptions, new SpecialDay { Date = Date("2026-12-25"), Name = "again" }] },
        "exceptions[1].date",
        "2026-12-25 has another exception already: keep one of them.");

    [Fact]
    public void Dates_lie_within_what_calendars_reach()
    {
        AssertProblem(With(s_fine, "2200-01-01", "10:00-12:00"), "exceptions[0].date", "2200-01-01 is beyond the years 1900 to 2199.");
        AssertProblem(With(s_fine, "0001-01-01", "10:00-12:00"), "exceptions[0].date", "0001-01-01 is beyond the years 1900 to 2199.");
    }

    [Fact]
    public void There_are_not_too_many_exceptions()
    {
        Assert.Empty(CalendarRules.Check(s_fine with { Exceptions = Dates(CalendarRules.MostExceptions) }));
        AssertProblem(
            s_fine with { Exceptions = Dates(CalendarRules.MostExceptions + 1) },
            "exceptions",
            "There are 2001 exceptions: at most 2000. Leave out the years that are over.");

        static ValueList<SpecialDay> Dates(int count) =>
            Enumerable.Range(0, count).Select(day => new SpecialDay { Date = Date("2026-01-01").AddDays(day) }).ToValueList();
    }

    [Fact]
    public void A_day_has_not_too_many_hours()
    {
        var hours = Enumerable.Range(0, CalendarRules.MostHours + 1).Select(i => new OpeningHours(new TimeOnly(8, i * 2), new TimeOnly(8, (i * 2) + 1)));
        AssertProblem(s_fine with { Week = WeekHours.Closed with { Friday = hours.ToValueList() } }, "week.friday", "Friday: at most 24 opening hours a day.");
    }

    [Fact]
    public void What_is_always_open_has_neither_hours_nor_exceptions() => Assert.Equal(
        [
            new CalendarProblem("week", "The calendar is always open: remove its weekly hours, or say that it is not."),
            new CalendarProblem("exceptions", "The calendar is always open: remove its exceptions, or say that it is not."),
        ],
        CalendarRules.Check(s_fine with { AlwaysOpen = true }));

    private static CalendarProfile With(CalendarProfile profile, string date, params string[] hours) =>
        profile with { Exceptions = [new SpecialDay { Date = Date(date), Hours = Hours(hours) }] };

    private static void AssertProblem(CalendarProfile calendar, string field, string sentence) =>
        Assert.Equal(new CalendarProblem(field, sentence), Assert.Single(CalendarRules.Check(calendar)));
}
