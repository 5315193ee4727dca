using CsCheck;
using Dispatch.Sla;
using NodaTime;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>What holds for every calendar in every zone, against counting minute by minute.</summary>
public sealed class CalendarPropertyTests
{
    private const int Days = 12;
    private const int Cases = 400;

    /// <summary>Days around which clocks, or whole dates, were changed; and a new year.</summary>
    private static readonly (string Zone, string Date)[] s_places =
    [
        ("Europe/Paris", "2026-03-29"), ("Europe/Paris", "2026-10-25"), ("Europe/Paris", "2026-12-31"), ("Europe/London", "2027-03-28"),
        ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"), ("America/St_Johns", "2006-10-29"), ("America/St_Johns", "2007-03-11"),
        ("America/Sao_Paulo", "2018-11-04"), ("America/Sao_Paulo", "2018-02-18"), ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"),
        ("Africa/Casablanca", "2026-02-15"), ("Africa/Casablanca", "2026-03-22"), ("Asia/Kathmandu", "1986-01-01"), ("Asia/Kathmandu", "2026-12-31"),
        ("Pacific/Apia", "2011-12-30"), ("Pacific/Apia", "2011-04-02"), ("Asia/Gaza", "2024-04-20"), ("Asia/Gaza", "2012-09-21"),
        ("Antarctica/Troll", "2026-03-29"), ("Pacific/Kwajalein", "1993-08-21"), ("Asia/Pyongyang", "2018-05-05"), ("Asia/Kolkata", "2026-06-01"),
    ];

    private static readonly Gen<OpeningHours> s_hours = Gen.Select(Gen.Int[0, 287], Gen.Int[0, 287])
        .Select((from, to) => new OpeningHours(Clock(from * 5), Clock(to * 5)));

    private static readonly Gen<ValueList<OpeningHours>> s_day = Gen.Frequency((2, s_hours.Array[0, 3]), (1, Gen.Const(Array.Empty<OpeningHours>())))
        .Select(hours => hours.ToValueList());

    private static readonly Gen<Case> s_case = Gen.Select(
        Gen.Int[0, s_places.Length - 1],
        s_day.Array[7],
        Gen.Select(Gen.Int[-3, Days], s_day).Array[0, 4],
        Gen.Long[0, 5L * 24 * 3600 * 1000].Array[4],
        Gen.Select(Gen.Int[-1000, 7 * 1440], Gen.Int[-20, 2000]).Array[0, 5],
        Gen.Bool).Select(Build);

    [Fact]
    public void Business_time_is_what_counting_finds() => Check(test =>
    {
        var (from, to) = (test.Instants[0], test.Instants[3]);
        Assert.Equal(test.Count.Between(from, to), test.Calendar.Between(from, to));
        Assert.Equal(test.Count.IsOpen(from), test.Calendar.IsOpen(from));
    });

    [Fact]
    public void The_due_instant_is_the_first_that_counting_finds() => Check(test =>
    {
        foreach (var target in test.Targets)
        {
            if (test.Count.Add(test.Instants[0], target) is { } due)
                Assert.Equal(due, test.Calendar.Add(test.Instants[0], target));
        }
    });

    [Fact]
    public void With_pauses_it_is_still_what_counting_finds() => Check(test =>
    {
        var count = test.Count.Without(test.Pauses);
        Assert.Equal(count.Between(test.Instants[0], test.Instants[3]), BusinessTime.Elapsed(test.Calendar, test.Instants[0], test.Instants[3], test.Pauses));
        foreach (var target in test.Targets)
        {
            if (count.Add(test.Instants[0], target) is { } due)
                Assert.Equal(due, BusinessTime.Due(test.Calendar, test.Instants[0], target, test.Pauses));
            else if (test.Pauses.Any(pause => pause.To is null))
                Assert.Null(BusinessTime.Due(test.Calendar, test.Instants[0], target, test.Pauses));
        }
    });

    [Fact]
    public void Time_adds_up() => Check(test =>
    {
        var (calendar, at) = (test.Calendar, test.Instants);
        Assert.Equal(calendar.Between(at[0], at[3]), calendar.Between(at[0], at[1]) + calendar.Between(at[1], at[2]) + calendar.Between(at[2], at[3]));
    });

    [Fact]
    public void A_later_start_or_a_longer_target_is_never_due_earlier_and_the_due_instant_is_exact() => Check(test =>
    {
        if (!test.Opens)
            return;
        var (calendar, at) = (test.Calendar, test.Instants);
        foreach (var target in test.Targets)
        {
            var due = calendar.Add(at[0], target);
            Assert.True(calendar.Add(at[1], target) >= due);
            Assert.True(calendar.Add(at[0], target + TimeSpan.FromMilliseconds(1)) >= due);
            Assert.Equal(target, calendar.Between(at[0], due));
            if (target > TimeSpan.Zero)
                Assert.True(calendar.Between(at[0], due.AddTicks(-1)) < target);
        }
    });

    [Fact]
    public void Neither_a_pause_outside_the_hours_nor_cutting_one_in_two_changes_anything() => Check(test =>
    {
        if (!test.Opens)
            return;
        var (calendar, start) = (test.Calendar, test.Instants[0]);
        var closed = calendar.Intervals(start, start.AddDays(Days))
            .Zip(calendar.Intervals(start, start.AddDays(Days)).Skip(1), (before, after) => new Pause(before.To, after.From));
        var cut = test.Pauses.SelectMany(pause => pause is { To: { } to } && to > pause.From
            ? [new Pause(pause.From + ((to - pause.From) / 2), to), new Pause(pause.From, pause.From + ((to - pause.From) / 2))]
            : new[] { pause });
        foreach (var target in test.Targets.Where(target => target > TimeSpan.Zero))
        {
            var due = BusinessTime.Due(calendar, start, target, test.Pauses);
            Assert.Equal(due, BusinessTime.Due(calendar, start, target, [.. cut]));
            Assert.Equal(due, BusinessTime.Due(calendar, start, target, [.. test.Pauses, .. closed]));
        }
    });

    [Fact]
    public void Open_stretches_are_apart_in_order_and_hold_the_whole_business_time() => Check(test =>
    {
        var (from, to) = (test.Instants[0], test.Instants[3]);
        var intervals = test.Calendar.Intervals(from, to).ToList();
        Assert.Equal(test.Calendar.Between(from, to), TimeSpan.FromTicks(intervals.Sum(interval => (interval.To - interval.From).Ticks)));
        Assert.All(intervals, interval => Assert.True(from <= interval.From && interval.From < interval.To && interval.To <= to));
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        Assert.All(intervals, interval => Assert.Equal(interval.From, test.Calendar.NextOpening(interval.From)));
        Assert.All(intervals.Zip(intervals.Skip(1)), pair => Assert.Equal(pair.Second.From, test.Calendar.NextOpening(pair.First.To)));
    });

    [Fact]
    public void Without_the_exceptions_that_a_clock_does_not_name_it_runs_the_same() => Check(test =>
    {
        var (from, to) = (test.Instants[0], test.Instants[3]);
        var named = test.Calendar.ExceptionsBetween(from, to).ToList();
        var others = new BusinessCalendar(test.Profile with { Exceptions = named.ToValueList() });
        Assert.Equal(test.Calendar.Intervals(from, to), others.Intervals(from, to));
    });

    [Fact]
    public void Every_zone_compiles_and_counts_right_around_its_latest_changes()
    {
        Assert.True(DateTimeZoneProviders.Tzdb.Ids.Count > 400);
        Parallel.ForEach(DateTimeZoneProviders.Tzdb.Ids, id =>
        {
            var profile = Sample.Profile(id, Sample.EveryDay("02:30-04:00", "21:45-00:20"));
            var calendar = new BusinessCalendar(profile);
            var changes = Sample.Zone(id).GetZoneIntervals(Instant.FromUtc(1980, 1, 1, 0, 0), Instant.FromUtc(2029, 1, 1, 0, 0))
                .Where(interval => interval.HasStart).Select(interval => interval.Start.ToDateTimeOffset()).Where(change => change.Year >= 1980).TakeLast(3);
            foreach (var change in changes.Append(Sample.At("2026-12-31T12:00+00:00")))
            {
                var start = new DateTimeOffset(change.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
                var count = new MinuteCount(profile, start, 4);
                var target = TimeSpan.FromHours(5);
                Assert.True(count.Between(start, start.AddDays(3)) == calendar.Between(start, start.AddDays(3)), $"{id} around {change:O}");
                Assert.True(count.Add(start, target) == calendar.Add(start, target), $"{id} around {change:O}");
                Assert.Equal(target, calendar.Between(start, calendar.Add(start, target)));
            }
        });
    }

    private static void Check(Action<Case> holds) => s_case.Sample(holds, iter: Cases);

    private static Case Build(
        int place, ValueList<OpeningHours>[] week, (int Day, ValueList<OpeningHours> Hours)[] exceptions, long[] offsets, (int From, int Length)[] pauses, bool lasts)
    {
        var (zone, text) = s_places[place];
        var origin = new DateTimeOffset(Sample.Date(text).AddDays(-3).ToDateTime(default), TimeSpan.Zero);
        var profile = new CalendarProfile
        {
            Id = "any",
            Zone = zone,
            Week = new WeekHours
            {
                Monday = week[0],
                Tuesday = week[1],
                Wednesday = week[2],
                Thursday = week[3],
                Friday = week[4],
                Saturday = week[5],
                Sunday = week[6],
            },
            Exceptions = exceptions.DistinctBy(exception => exception.Day)
                .Select(exception => new SpecialDay { Date = Sample.Date(text).AddDays(exception.Day - 3), Hours = exception.Hours }).ToValueList(),
        };
        var stops = pauses.Select((pause, i) => new Pause(
            origin.AddMinutes(pause.From), lasts && i == 0 ? null : origin.AddMinutes(pause.From + pause.Length))).ToArray();
        return new Case(profile, new BusinessCalendar(profile), [.. offsets.Order().Select(offset => origin.AddMilliseconds(offset))], stops)
        {
            Count = new MinuteCount(profile, origin, Days),
        };
    }

    private static TimeOnly Clock(int minutes) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes));

    private sealed record Case(CalendarProfile Profile, BusinessCalendar Calendar, DateTimeOffset[] Instants, Pause[] Pauses)
    {
        public required MinuteCount Count { get; init; }

        public bool Opens => Enum.GetValues<DayOfWeek>().Any(day => Profile.Week.On(day).Count > 0);

        /// <summary>None, some odd time, and exactly what one open stretch holds.</summary>
        public TimeSpan[] Targets => [TimeSpan.Zero, Instants[2] - Instants[1], Calendar.Between(Instants[1], Instants[2]), TimeSpan.FromHours(1), TimeSpan.FromTicks(1)];

        public override string ToString() =>
            $"{System.Text.Json.JsonSerializer.Serialize(Profile, DispatchJson.Options)} {string.Join(' ', Instants.Select(Dispatch.Instants.Format))} {string.Join<Pause>(' ', Pauses)}";
    }
}
