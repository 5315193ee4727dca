using Dispatch.Sla;
using static Dispatch.Unit.Sla.Calendars.Sample;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>The worked cases of field-notes.md (T1 to T16, V1 to V14) and the edges of sla.md rules 1 to 3, 5 and 8.</summary>
public sealed class BusinessCalendarTests
{
    [Theory]
    [InlineData("T1", "2026-03-28T23:30+01:00", 8, "2026-03-29T08:30+02:00")]
    [InlineData("T2", "2026-03-28T10:00+01:00", 24, "2026-03-29T11:00+02:00")]
    [InlineData("T3", "2026-10-25T00:30+02:00", 24, "2026-10-25T23:30+01:00")]
    [InlineData("T4", "2026-10-24T10:00+02:00", 24, "2026-10-25T09:00+01:00")]
    [InlineData("V11", "2027-03-27T12:00+01:00", 24, "2027-03-28T13:00+02:00")]
    [InlineData("V12", "2027-10-30T12:00+02:00", 24, "2027-10-31T11:00+01:00")]
    public void Without_a_break_an_hour_is_an_hour_also_when_clocks_change(string name, string start, double hours, string due) =>
        AssertDue(name, Always(), start, hours, due);

    [Theory]
    [InlineData("T5", "2026-10-23T17:30+02:00", 2, "2026-10-26T10:30+01:00")]
    [InlineData("T6", "2026-10-23T18:00+02:00", 4, "2026-10-26T15:00+01:00")]
    [InlineData("T7", "2026-10-23T14:00+02:00", 4, "2026-10-23T18:00+02:00")]
    [InlineData("T8", "2026-10-23T12:30+02:00", 1, "2026-10-23T15:00+02:00")]
    [InlineData("T14", "2026-10-22T16:00+02:00", 8, "2026-10-23T17:00+02:00")]
    [InlineData("T16, 50 %", "2026-10-22T16:00+02:00", 4, "2026-10-23T11:00+02:00")]
    [InlineData("T16, 75 %", "2026-10-22T16:00+02:00", 6, "2026-10-23T15:00+02:00")]
    [InlineData("T16, 90 %", "2026-10-22T16:00+02:00", 7.2, "2026-10-23T16:12+02:00")]
    public void Time_runs_in_office_hours_only(string name, string start, double hours, string due) => AssertDue(name, LongLunch(), start, hours, due);

    [Fact]
    public void A_holiday_is_skipped() => AssertDue("T9", LongLunch("2026-05-01", "2026-05-08"), "2026-04-30T17:00+02:00", 2, "2026-05-04T10:00+02:00");

    [Theory]
    [InlineData("T10", "2026-03-28T22:00+01:00", "2026-03-29T23:00+02:00")]
    [InlineData("T11", "2026-10-24T22:00+02:00", "2026-10-25T05:00+01:00")]
    public void A_night_is_an_hour_shorter_or_longer_when_clocks_change(string name, string start, string due)
    {
        AssertDue(name, Daily("Europe/Paris", "22:00-00:00", "00:00-06:00"), start, 8, due);
        AssertDue(name + " as one", Daily("Europe/Paris", "22:00-06:00"), start, 8, due);
    }

    [Theory]
    [InlineData("T12", "2026-03-29T00:00+01:00", "2026-03-29T04:00+02:00")]
    [InlineData("T13", "2026-10-25T00:00+02:00", "2026-10-25T02:30+01:00")]
    public void An_opening_time_that_is_skipped_is_the_change_and_of_two_it_is_the_earlier(string name, string start, string due) =>
        AssertDue(name, Daily("Europe/Paris", "02:30-04:00"), start, 1, due);

    [Theory]
    [InlineData("V1", "2026-11-27T17:30+01:00", 4, "2026-11-30T13:30+01:00")]
    [InlineData("V2", "2026-12-24T16:00+01:00", 4, "2026-12-28T11:00+01:00")]
    [InlineData("V3", "2026-11-30T12:15+01:00", 1, "2026-11-30T14:00+01:00")]
    [InlineData("V4", "2026-11-28T11:00+01:00", 2, "2026-11-30T11:00+01:00")]
    [InlineData("V5, next day", "2026-11-30T18:00+01:00", 1, "2026-12-01T10:00+01:00")]
    [InlineData("V5, at closing", "2026-11-30T14:00+01:00", 4, "2026-11-30T18:00+01:00")]
    [InlineData("V14, 50 %", "2026-11-27T15:00+01:00", 4, "2026-11-30T10:00+01:00")]
    [InlineData("V14, 75 %", "2026-11-27T15:00+01:00", 6, "2026-11-30T12:00+01:00")]
    [InlineData("V14, 100 %", "2026-11-27T15:00+01:00", 8, "2026-11-30T15:00+01:00")]
    public void Time_runs_in_office_hours_with_a_short_lunch(string name, string start, double hours, string due) =>
        AssertDue(name, ShortLunch(), start, hours, due);

    [Theory]
    [InlineData("2027-03-28T00:00+01:00", 2)]
    [InlineData("2027-10-31T00:00+02:00", 4)]
    [InlineData("2027-11-01T00:00+01:00", 3)]
    public void V13_a_window_over_the_change_has_the_hours_that_pass_in_it(string day, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Daily("Europe/Paris", "01:00-04:00").Between(At(day), At(day).AddHours(12)));

    [Fact]
    public void A_closing_time_that_occurs_twice_is_the_later()
    {
        var calendar = Daily("Europe/Paris", "01:00-02:30");
        Assert.Equal(TimeSpan.FromHours(2.5), calendar.Between(At("2026-10-25T00:00+02:00"), At("2026-10-25T12:00+01:00")));
        Assert.True(calendar.IsOpen(At("2026-10-25T02:29+01:00")));
        Assert.False(calendar.IsOpen(At("2026-10-25T02:30+01:00")));
    }

    [Fact]
    public void Hours_that_lie_in_the_skipped_time_do_not_open()
    {
        var calendar = Daily("Europe/Paris", "02:10-02:50");
        Assert.Equal(TimeSpan.Zero, calendar.Between(At("2026-03-29T00:00+01:00"), At("2026-03-30T00:00+02:00")));
        Assert.Equal(At("2026-03-30T02:10+02:00"), calendar.NextOpening(At("2026-03-29T00:00+01:00")));
    }

    [Fact]
    public void Hours_that_the_change_makes_overlap_count_once()
    {
        // Both 01:30-02:40 and 02:20-03:00 hold the hour from 02:20 to 02:40 twice over.
        var calendar = Daily("Europe/Paris", "01:30-02:40", "02:40-03:00");
        Assert.Equal(TimeSpan.FromHours(2.5), calendar.Between(At("2026-10-25T00:00+02:00"), At("2026-10-25T12:00+01:00")));
        Assert.Single(calendar.Intervals(At("2026-10-25T00:00+02:00"), At("2026-10-25T12:00+01:00")));
    }

    [Fact]
    public void A_date_that_the_zone_skipped_has_no_hours()
    {
        var calendar = Daily("Pacific/Apia", "09:00-17:00");
        Assert.Equal(TimeSpan.FromHours(16), calendar.Between(At("2011-12-29T00:00-10:00"), At("2012-01-01T00:00+14:00")));
        Assert.Equal(At("2011-12-31T17:00+14:00"), calendar.EndOfNextBusinessDay(At("2011-12-29T12:00-10:00"), new TimeOnly(17, 0)));
    }

    [Fact]
    public void A_holiday_drops_the_hours_that_open_on_it_and_no_others()
    {
        var calendar = Of("UTC", EveryDay("22:00-06:00"), "2026-05-02");
        Assert.Equal(
            [
                new OpenInterval(At("2026-05-01T00:00+00:00"), At("2026-05-01T06:00+00:00")),
                new OpenInterval(At("2026-05-01T22:00+00:00"), At("2026-05-02T06:00+00:00")),
                new OpenInterval(At("2026-05-03T22:00+00:00"), At("2026-05-04T00:00+00:00")),
            ],
            calendar.Intervals(At("2026-05-01T00:00+00:00"), At("2026-05-04T00:00+00:00")));
    }

    [Fact]
    public void Other_hours_replace_those_of_the_week()
    {
        var calendar = new BusinessCalendar(Profile("UTC", Office("09:00-17:00")) with
        {
            Exceptions = [new SpecialDay { Date = Date("2026-12-24"), Hours = Hours("09:00-12:00"), Name = "Christmas Eve" }],
        });
        Assert.Equal(At("2026-12-25T10:00+00:00"), calendar.Add(At("2026-12-24T11:00+00:00"), TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Whole_days_have_no_seam_and_neither_has_the_new_year()
    {
        var calendar = Daily("America/New_York", "00:00-00:00");
        var (from, to) = (At("2026-12-30T00:00+00:00"), At("2027-01-02T00:00+00:00"));
        Assert.Equal([new OpenInterval(from, to)], calendar.Intervals(from, to));
        Assert.Equal(to, calendar.Add(from, to - from));
    }

    [Fact]
    public void No_time_at_all_is_due_at_once_or_when_the_calendar_opens_next()
    {
        var calendar = LongLunch();
        AssertDue("open", calendar, "2026-10-23T10:15+02:00", 0, "2026-10-23T10:15+02:00");
        AssertDue("closed", calendar, "2026-10-23T18:00+02:00", 0, "2026-10-26T09:00+01:00");
        AssertDue("at opening", calendar, "2026-10-23T14:00+02:00", 0, "2026-10-23T14:00+02:00");
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(At("2026-10-23T10:15+02:00"), TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Open_is_from_the_opening_instant_up_to_not_including_the_closing_one()
    {
        var calendar = LongLunch();
        Assert.True(calendar.IsOpen(At("2026-10-23T09:00+02:00")));
        Assert.True(calendar.IsOpen(At("2026-10-23T12:00+02:00").AddMilliseconds(-1)));
        Assert.False(calendar.IsOpen(At("2026-10-23T12:00+02:00")));
        Assert.False(calendar.IsOpen(At("2026-10-23T09:00+02:00").AddMilliseconds(-1)));
    }

    [Fact]
    public void Nothing_passes_between_an_instant_and_an_earlier_one() =>
        Assert.Equal(TimeSpan.Zero, LongLunch().Between(At("2026-10-23T12:00+02:00"), At("2026-10-23T10:00+02:00")));

    [Theory]
    [InlineData("an evening", "2026-12-23T20:00+01:00", "2026-12-24T17:00+01:00")]
    [InlineData("before opening, the same date does not count", "2026-12-23T06:00+01:00", "2026-12-24T17:00+01:00")]
    [InlineData("holiday and weekend", "2026-12-24T10:00+01:00", "2026-12-28T17:00+01:00")]
    [InlineData("midnight belongs to the date that begins", "2026-12-23T00:00+01:00", "2026-12-24T17:00+01:00")]
    public void The_next_business_day_is_the_next_date_that_opens(string name, string start, string due) =>
        Assert.True(ShortLunch().EndOfNextBusinessDay(At(start), new TimeOnly(17, 0)) == At(due), name);

    [Fact]
    public void The_end_of_the_next_business_day_is_the_later_of_two_and_the_change_where_it_is_skipped()
    {
        var calendar = Always();
        Assert.Equal(At("2026-10-25T02:30+01:00"), calendar.EndOfNextBusinessDay(At("2026-10-24T12:00+02:00"), new TimeOnly(2, 30)));
        Assert.Equal(At("2026-03-29T03:00+02:00"), calendar.EndOfNextBusinessDay(At("2026-03-28T12:00+01:00"), new TimeOnly(2, 30)));
    }

    [Fact]
    public void A_clock_names_the_exceptions_that_made_a_difference()
    {
        var calendar = new BusinessCalendar(Profile("Europe/Paris", Office("09:00-17:00")) with
        {
            Exceptions =
            [
                new SpecialDay { Date = Date("2026-12-26"), Name = "a Saturday, closed anyway" },
                new SpecialDay { Date = Date("2026-12-25"), Name = "Christmas" },
                new SpecialDay { Date = Date("2026-12-24"), Name = "Christmas Eve", Hours = Hours("09:00-12:00") },
                new SpecialDay { Date = Date("2026-12-27"), Name = "a Sunday, open", Hours = Hours("10:00-11:00") },
            ],
        });
        Assert.Equal(["Christmas Eve", "Christmas", "a Sunday, open"], Names("2026-12-23T12:00+01:00", "2026-12-28T12:00+01:00"));
        Assert.Equal(["Christmas Eve"], Names("2026-12-24T12:00+01:00", "2026-12-25T09:00+01:00"));
        Assert.Equal(["Christmas"], Names("2026-12-24T17:00+01:00", "2026-12-27T10:00+01:00"));
        Assert.Empty(Names("2026-12-25T17:00+01:00", "2026-12-27T10:00+01:00"));

        IEnumerable<string?> Names(string from, string to) => calendar.ExceptionsBetween(At(from), At(to)).Select(exception => exception.Name);
    }

    [Fact]
    public void A_night_that_was_dropped_is_named_also_after_midnight()
    {
        var calendar = Of("UTC", EveryDay("22:00-06:00"), "2026-05-02");
        Assert.Equal(Date("2026-05-02"), Assert.Single(calendar.ExceptionsBetween(At("2026-05-03T02:00+00:00"), At("2026-05-03T23:00+00:00"))).Date);
        Assert.Empty(calendar.ExceptionsBetween(At("2026-05-03T06:00+00:00"), At("2026-05-03T23:00+00:00")));
    }

    [Fact]
    public void A_calendar_that_is_always_open_has_no_exceptions()
    {
        var calendar = new BusinessCalendar(new CalendarProfile
        {
            Id = "a",
            Zone = "Europe/Paris",
            AlwaysOpen = true,
            Exceptions = [new SpecialDay { Date = Date("2026-05-01") }],
        });
        Assert.True(calendar.IsOpen(At("2026-05-01T12:00+02:00")));
        Assert.Empty(calendar.ExceptionsBetween(At("2026-04-30T12:00+02:00"), At("2026-05-03T12:00+02:00")));
    }

    [Fact]
    public void A_search_ends_where_the_calendar_hardly_ever_opens()
    {
        var calendar = new BusinessCalendar(Profile("UTC", WeekHours.Closed) with
        {
            Exceptions = [new SpecialDay { Date = Date("2026-05-01"), Hours = Hours("10:00-12:00") }],
        });
        var start = At("2026-01-01T00:00+00:00");
        Assert.Equal(At("2026-05-01T12:00+00:00"), calendar.Add(start, TimeSpan.FromHours(2)));
        Assert.Throws<BeyondCalendarException>(() => calendar.Add(start, TimeSpan.FromHours(2) + TimeSpan.FromTicks(1)));
        Assert.Throws<BeyondCalendarException>(() => calendar.Add(start, TimeSpan.MaxValue));
        Assert.Throws<BeyondCalendarException>(() => calendar.NextOpening(At("2026-05-01T12:00+00:00")));
        Assert.Throws<BeyondCalendarException>(() => calendar.EndOfNextBusinessDay(At("2026-05-01T12:00+00:00"), new TimeOnly(17, 0)));
    }

    [Fact]
    public void Instants_that_calendars_do_not_reach_are_said_to_be_so()
    {
        var calendar = Always();
        Assert.False(BusinessCalendar.Reaches(BusinessCalendar.Latest));
        Assert.True(BusinessCalendar.Reaches(BusinessCalendar.Earliest));
        Assert.Throws<BeyondCalendarException>(() => calendar.IsOpen(BusinessCalendar.Latest));
        Assert.Throws<BeyondCalendarException>(() => calendar.Between(BusinessCalendar.Earliest.AddTicks(-1), At("2026-05-01T12:00+00:00")));
        Assert.Throws<BeyondCalendarException>(() => calendar.Intervals(At("2026-05-01T12:00+00:00"), DateTimeOffset.MaxValue));
        Assert.Throws<BeyondCalendarException>(() => calendar.ExceptionsBetween(DateTimeOffset.MinValue, At("2026-05-01T12:00+00:00")));
        Assert.Throws<BeyondCalendarException>(() => calendar.Add(BusinessCalendar.Latest.AddTicks(-1), TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Without_its_zone_there_is_no_calendar() =>
        Assert.Throws<ArgumentException>(() => new BusinessCalendar(Profile("Europe/Atlantis", WeekHours.Closed)));

    [Fact]
    public void Tickets_may_ask_one_calendar_all_at_once()
    {
        var calendar = ShortLunch();
        var start = At("2020-01-01T00:00+00:00");
        var one = ShortLunch();
        Parallel.For(0, 10_000, hours =>
        {
            var due = calendar.Add(start.AddHours(hours * 7), TimeSpan.FromHours(40));
            Assert.Equal(TimeSpan.FromHours(40), calendar.Between(start.AddHours(hours * 7), due));
        });
        Assert.Equal(one.Add(start, TimeSpan.FromDays(300)), calendar.Add(start, TimeSpan.FromDays(300)));
    }

    [Fact]
    public void An_answer_allocates_nothing_however_far_it_reaches()
    {
        var calendar = ShortLunch();
        var start = At("2026-01-05T10:00+00:00");
        var (near, far) = (TimeSpan.FromHours(4), TimeSpan.FromHours(3 * 52 * 40));
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Ask();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Ask() => calendar.Between(calendar.Add(start, near), calendar.Add(start, far));
    }

    private static void AssertDue(string name, BusinessCalendar calendar, string start, double hours, string due) =>
        Assert.True(calendar.Add(At(start), TimeSpan.FromHours(hours)) is var found && found == At(due), $"{name}: {found:O}, not {due}");
}
