using Dispatch.Sla;
using static Dispatch.Unit.Sla.Calendars.Sample;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>Pauses (sla.md rules 7 and 8).</summary>
public sealed class BusinessTimeTests
{
    private static readonly DateTimeOffset s_thursday = At("2026-10-22T16:00+02:00");
    private static readonly DateTimeOffset s_friday = At("2026-11-27T15:00+01:00");
    private static readonly TimeSpan s_eight = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("T14a", "2026-10-22T17:00+02:00", "2026-10-23T10:00+02:00", "2026-10-26T10:00+01:00")]
    [InlineData("T14b", "2026-10-22T19:00+02:00", "2026-10-23T07:00+02:00", "2026-10-23T17:00+02:00")]
    [InlineData("T14c", "2026-10-22T17:00+02:00", "2026-10-22T22:00+02:00", "2026-10-23T18:00+02:00")]
    public void A_pause_moves_what_is_due_by_the_open_time_in_it(string name, string from, string to, string due) =>
        Assert.True(BusinessTime.Due(LongLunch(), s_thursday, s_eight, [new Pause(At(from), At(to))]) == At(due), name);

    [Theory]
    [InlineData("V6", "2026-11-27T18:30+01:00", "2026-11-30T08:30+01:00", "2026-11-30T15:00+01:00", 0)]
    [InlineData("V7", "2026-11-27T17:00+01:00", "2026-11-30T10:00+01:00", "2026-11-30T17:00+01:00", 2)]
    public void A_pause_over_a_weekend_gives_back_what_the_calendar_had_open(string name, string from, string to, string due, double paused)
    {
        var calendar = ShortLunch();
        Assert.True(BusinessTime.Due(calendar, s_friday, s_eight, [new Pause(At(from), At(to))]) == At(due), name);
        Assert.Equal(TimeSpan.FromHours(paused), calendar.Between(At(from), At(to)));
        Assert.Equal(s_eight, BusinessTime.Elapsed(calendar, s_friday, At(due), [new Pause(At(from), At(to))]));
    }

    [Fact]
    public void While_a_pause_lasts_nothing_is_due_and_nothing_elapses()
    {
        var calendar = LongLunch();
        Pause[] pauses = [new(At("2026-10-22T17:00+02:00"))];
        Assert.Null(BusinessTime.Due(calendar, s_thursday, s_eight, pauses));
        Assert.Equal(TimeSpan.FromHours(1), BusinessTime.Elapsed(calendar, s_thursday, At("2026-12-01T17:00+01:00"), pauses));
    }

    [Fact]
    public void A_target_reached_before_a_pause_or_as_it_begins_is_reached()
    {
        Pause[] pauses = [new(At("2026-10-22T17:00+02:00"))];
        Assert.Equal(At("2026-10-22T16:30+02:00"), BusinessTime.Due(LongLunch(), s_thursday, TimeSpan.FromMinutes(30), pauses));
        Assert.Equal(At("2026-10-22T17:00+02:00"), BusinessTime.Due(LongLunch(), s_thursday, TimeSpan.FromHours(1), pauses));
        Assert.Null(BusinessTime.Due(LongLunch(), s_thursday, TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(1), pauses));
    }

    [Fact]
    public void A_target_of_no_time_waits_for_an_instant_that_is_open_and_not_paused()
    {
        var calendar = LongLunch();
        Assert.Equal(s_thursday, BusinessTime.Due(calendar, s_thursday, TimeSpan.Zero, []));
        Assert.Equal(At("2026-10-23T14:00+02:00"), BusinessTime.Due(calendar, s_thursday, TimeSpan.Zero, [new Pause(s_thursday, At("2026-10-23T12:00+02:00"))]));
        Assert.Null(BusinessTime.Due(calendar, s_thursday, TimeSpan.Zero, [new Pause(s_thursday)]));
    }

    [Fact]
    public void Pauses_in_any_order_that_overlap_or_began_before_the_clock_count_once()
    {
        var calendar = LongLunch();
        Pause[] pauses =
        [
            new(At("2026-10-23T09:30+02:00"), At("2026-10-23T10:00+02:00")),
            new(At("2026-10-01T09:00+02:00"), At("2026-10-22T17:00+02:00")),
            new(At("2026-10-22T16:30+02:00"), At("2026-10-22T17:30+02:00")),
            new(At("2026-10-23T11:00+02:00"), At("2026-10-23T10:00+02:00")),
        ];
        // Thursday 17:30 to 18:00, Friday 09:00 to 09:30, then from 10:00 on.
        Assert.Equal(At("2026-10-23T11:00+02:00"), BusinessTime.Due(calendar, s_thursday, TimeSpan.FromHours(2), pauses));
        Assert.Equal(TimeSpan.FromHours(1.5), BusinessTime.Elapsed(calendar, s_thursday, At("2026-10-23T10:30+02:00"), pauses));
    }

    [Fact]
    public void Nothing_elapsed_before_the_start() =>
        Assert.Equal(TimeSpan.Zero, BusinessTime.Elapsed(LongLunch(), s_thursday, s_thursday.AddDays(-1), [new Pause(s_thursday.AddDays(-2))]));

    [Fact]
    public void A_target_is_not_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BusinessTime.Due(LongLunch(), s_thursday, TimeSpan.FromTicks(-1), []));
}
