using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Dispatch.Sla;
using static Dispatch.Unit.Sla.Calendars.Sample;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>Closed dates from iCalendar files.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateOnly s_from = Date("2026-01-01");
    private static readonly DateOnly s_to = Date("2028-12-31");

    [Fact]
    public void A_holiday_is_a_closed_date_with_its_name() => Assert.Equal(
        [new SpecialDay { Date = Date("2026-05-14"), Name = "Ascension, férié" }],
        Read(Event("DTSTART;VALUE=DATE:20260514", "DTEND;VALUE=DATE:20260515", "SUMMARY:Ascension\\, férié")).Exceptions);

    [Theory]
    [InlineData("an end, which is not in it", "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227", "2026-12-24 2026-12-25 2026-12-26")]
    [InlineData("a length", "DTSTART;VALUE=DATE:20261224\nDURATION:P2D", "2026-12-24 2026-12-25")]
    [InlineData("weeks", "DTSTART;VALUE=DATE:20281225\nDURATION:P1W", "2028-12-25 2028-12-26 2028-12-27 2028-12-28 2028-12-29 2028-12-30 2028-12-31")]
    [InlineData("no end", "DTSTART;VALUE=DATE:20261224", "2026-12-24")]
    [InlineData("an end that is no end", "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261201", "2026-12-24")]
    [InlineData("an end with a time", "DTSTART;VALUE=DATE:20261224\nDTEND:20261224T180000Z", "2026-12-24")]
    [InlineData("a length of hours", "DTSTART;VALUE=DATE:20261224\nDURATION:PT36H", "2026-12-24")]
    [InlineData("a beginning before the range", "DTSTART;VALUE=DATE:20251229\nDTEND;VALUE=DATE:20260103", "2026-01-01 2026-01-02")]
    [InlineData("nothing in the range", "DTSTART;VALUE=DATE:20251231", "")]
    public void An_event_closes_each_of_its_dates(string name, string lines, string dates) =>
        Assert.Equal((name, dates), (name, Dates(Read(Event(lines.Split('\n'))))));

    [Theory]
    [InlineData("yearly", "DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY", "2026-05-01 2027-05-01 2028-05-01")]
    [InlineData("the fourth Thursday", "DTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26 2027-11-25 2028-11-23")]
    [InlineData("only in leap years", "DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY", "2028-02-29")]
    [InlineData("until a date", "DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;UNTIL=20270501", "2026-05-01 2027-05-01")]
    [InlineData("so many times", "DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;COUNT=7", "2026-05-01")]
    [InlineData("except once", "DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270501", "2026-05-01 2028-05-01")]
    [InlineData("on dates that are listed", "DTSTART;VALUE=DATE:20200501\nRDATE;VALUE=DATE:20260502,20270503", "2026-05-02 2027-05-03")]
    [InlineData("over the new year", "DTSTART;VALUE=DATE:20241230\nDTEND;VALUE=DATE:20250103\nRRULE:FREQ=YEARLY;COUNT=2", "2026-01-01 2026-01-02")]
    [InlineData("odd lengths", "DTSTART;VALUE=DATE:20200501\nDURATION:PT36H\nRRULE:FREQ=YEARLY;COUNT=7", "2026-05-01")]
    [InlineData("a date that never comes", "DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "")]
    [InlineData("parts that contradict each other", "DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY;BYDAY=2MO", "")]
    [InlineData("after the last date there is", "DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;INTERVAL=2147483647", "2026-05-01")]
    public void An_event_that_repeats_is_expanded_within_the_range(string name, string lines, string dates) =>
        Assert.Equal((name, dates), (name, Dates(Read(Event(lines.Split('\n'))))));

    [Fact]
    public void One_occurrence_that_was_moved_or_called_off_is_read_so()
    {
        const string series = "UID:series\nSUMMARY:Day of the patron\nDTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY";
        var moved = Event("UID:series", "SUMMARY:Moved", "RECURRENCE-ID;VALUE=DATE:20270501", "DTSTART;VALUE=DATE:20270503");
        var calledOff = Event("UID:series", "STATUS:CANCELLED", "RECURRENCE-ID;VALUE=DATE:20280501", "DTSTART;VALUE=DATE:20280501");
        var read = Read(Event(series.Split('\n')) + moved + calledOff + Event("STATUS:CANCELLED", "DTSTART;VALUE=DATE:20260808"));
        Assert.Equal("2026-05-01 2027-05-03", Dates(read));
        Assert.Equal("Moved", read.Exceptions[1].Name);
        Assert.Empty(read.Ignored);
    }

    [Fact]
    public void What_is_no_holiday_is_left_out_and_named()
    {
        var read = Read(
            Event("SUMMARY:Meeting", "DTSTART:20260501T100000Z", "DTEND:20260501T110000Z")
            + Event("SUMMARY:In a zone of its own", "DTSTART;TZID=Customized Time Zone:20260501T100000")
            + Event("SUMMARY:Every second", "DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=SECONDLY")
            + Event("SUMMARY:Two rules", "DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY")
            + Event("DESCRIPTION:without a date or a name")
            + Event("SUMMARY:Labour Day", "DTSTART;VALUE=DATE:20260501"));
        Assert.Equal("Labour Day", Assert.Single(read.Exceptions).Name);
        Assert.Equal(["Meeting", "In a zone of its own", "Every second", "Two rules", "?"], read.Ignored);
    }

    [Fact]
    public void Two_events_on_a_date_are_one_exception_with_both_names()
    {
        var day = Event("SUMMARY:Ascension", "DTSTART;VALUE=DATE:20260514");
        var read = Read(day + day + Event("DTSTART;VALUE=DATE:20260514") + Event("SUMMARY:Father's Day", "DTSTART;VALUE=DATE:20260514"));
        Assert.Equal("Ascension, Father's Day", Assert.Single(read.Exceptions).Name);
    }

    [Fact]
    public void Names_are_such_that_they_can_be_kept()
    {
        var name = Assert.Single(Read(Event("DTSTART;VALUE=DATE:20260514", "SUMMARY: \uFFFE" + new string('a', Limits.Name - 1) + "🎄🎄")).Exceptions).Name!;
        Assert.Equal(new string('a', Limits.Name - 1), name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<html></html>")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261301\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=OFTEN\r\nEND:VEVENT\r\nEND:VCALENDAR")]
    public void What_is_no_calendar_is_refused_with_the_reason(string text) =>
        Assert.StartsWith("The file ", Assert.IsType<CalendarImport.Refused>(CalendarFile.Read(text, s_from, s_to)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_calendar_without_events_closes_nothing() => Assert.Empty(Read("").Exceptions);

    [Fact]
    public void Files_are_not_too_long()
    {
        Assert.IsType<CalendarImport.Refused>(CalendarFile.Read(new string('x', CalendarFile.LongestText + 1), s_from, s_to));
        var events = string.Concat(Enumerable.Repeat(Event("DTSTART;VALUE=DATE:20260514"), CalendarFile.MostEvents + 1));
        Assert.Contains("5001 events", Refuse(events), StringComparison.Ordinal);
        Assert.Contains("2000 dates", Refuse(Event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY"), s_from, Date("2036-01-01")), StringComparison.Ordinal);
        Assert.True(Refuse("X:" + new string('y', 10_000) + "\r\nhello " + new string('z', 10_000)).Length < 500);
    }

    [Theory]
    [InlineData("2026-01-01", "2025-12-31")]
    [InlineData("2026-01-01", "2051-01-01")]
    [InlineData("1899-12-31", "1900-01-01")]
    [InlineData("2199-12-31", "2200-01-01")]
    public void The_range_is_one_that_can_be_read(string from, string to) => Refuse(Event("DTSTART;VALUE=DATE:20260514"), Date(from), Date(to));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY;COUNT=2000000", 5)]
    [InlineData("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=SECONDLY", 4_000)]
    [InlineData("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 4_000)]
    [InlineData("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 4_000)]
    [InlineData("DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=YEARLY;COUNT=60000;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1", 4_000)]
    [InlineData("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99991231\nRRULE:FREQ=DAILY", 4_000)]
    [InlineData("DTSTART;VALUE=DATE:20260101\nDURATION:P999999999W\nRRULE:FREQ=YEARLY", 4_000)]
    [InlineData("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=MONTHLY;BYMONTHDAY=31,31,31,31,31,31,31,31,31,31,31,31;BYDAY=MO", 4_000)]
    public void No_repetition_keeps_the_server_busy(string lines, int times)
    {
        var watch = Stopwatch.StartNew();
        CalendarFile.Read(Calendar(string.Concat(Enumerable.Repeat(Event(lines.Split('\n')), times))), s_from, s_from.AddYears(CalendarFile.LongestRange).AddDays(-1));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed}"));
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        string[] words =
        [
            "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20260501\r\n", "DTSTART:20260501T100000Z\r\n",
            "DTEND;VALUE=DATE:20260504\r\n", "DTEND:\r\n", "DURATION:P3D\r\n", "DURATION:-P3D\r\n", "RRULE:FREQ=YEARLY\r\n", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3\r\n",
            "RRULE:FREQ=WEEKLY;BYDAY=0MO\r\n", "RRULE:FREQ=YEARLY;BYWEEKNO=54\r\n", "RRULE:FREQ=DAILY;BYDAY=2MO\r\n", "RRULE:FREQ=DAILY;INTERVAL=0\r\n",
            "RRULE:FREQ=YEARLY;BYYEARDAY=-366;UNTIL=20270101T000000Z\r\n", "RDATE;VALUE=DATE:20260601\r\n", "RDATE;VALUE=PERIOD:20260601T000000Z/P1D\r\n",
            "EXDATE:20260501T000000Z\r\n", "RECURRENCE-ID;VALUE=DATE:20260501\r\n", "RECURRENCE-ID;TZID=Mars:20260501T000000\r\n", "UID:1\r\n", "SUMMARY:x\r\n", "STATUS:\r\n", " folded\r\n", ":", ";", "=", "\"",
        ];
        Gen.Int[0, words.Length - 1].Array[0, 14].Sample(
            picks => Assert.NotNull(CalendarFile.Read(Calendar(Event([.. picks.Select(pick => words[pick].TrimEnd())])), s_from, s_to)), iter: 3_000);
        Gen.Int[0, words.Length - 1].Array[0, 14].Sample(
            picks => Assert.NotNull(CalendarFile.Read(string.Concat(picks.Select(pick => words[pick])), s_from, s_to)), iter: 3_000);
    }

    private static CalendarImport.Read Read(string events) => CalendarFile.Read(Calendar(events), s_from, s_to) switch
    {
        CalendarImport.Read read => read,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private static string Refuse(string events, DateOnly? from = null, DateOnly? to = null) =>
        Assert.IsType<CalendarImport.Refused>(CalendarFile.Read(Calendar(events), from ?? s_from, to ?? s_to)).Reason;

    private static string Dates(CalendarImport.Read read) =>
        string.Join(' ', read.Exceptions.Select(exception => exception.Date.ToString("O", CultureInfo.InvariantCulture)));

    private static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n{events}END:VCALENDAR\r\n";

    private static string Event(params string[] lines) => $"BEGIN:VEVENT\r\n{string.Concat(lines.Select(line => line + "\r\n"))}END:VEVENT\r\n";
}
