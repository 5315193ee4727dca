using Dispatch.Load.Deadlines;
using Dispatch.Load.Measure;

namespace Dispatch.Load.Tests;

public sealed class DeadlineTests
{
    private static readonly DateTimeOffset s_eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimerEvents.JournalLine s_reported = new("reported", s_eight, s_eight, new Actor("marie", "dispatcher"));

    [Fact]
    public void Deadlines_are_spread_evenly_in_whole_milliseconds()
    {
        var spread = new DeadlineSpread(s_eight, TimeSpan.FromSeconds(1), 3);
        Assert.Equal([0, 333, 666], Enumerable.Range(0, 3).Select(i => (spread[i] - s_eight).TotalMilliseconds));
        Assert.Equal(s_eight.AddSeconds(1), spread.To);
    }

    [Fact]
    public void They_begin_when_all_is_set_up_and_the_idle_server_was_measured()
    {
        var options = new DeadlineOptions { Open = 100, Due = 30, Within = TimeSpan.FromSeconds(60), Settle = TimeSpan.FromSeconds(30), Idle = TimeSpan.FromSeconds(60), Cells = 1, Rate = 1, Clients = 1 };
        var spread = DeadlineSpread.After(s_eight, commandsPerSecond: 1, options);
        Assert.InRange(spread.From - s_eight, TimeSpan.FromSeconds(40 + 30 + 60), TimeSpan.FromSeconds(40 + 30 + 60 + 15));
        Assert.Equal(30, spread.Count);
    }

    [Fact]
    public void Only_what_the_timer_did_at_the_deadline_counts()
    {
        var (due, late) = (s_eight.AddMinutes(1), s_eight.AddMinutes(1).AddSeconds(2));
        var events = TimerEvents.Of(due, "resumed",
        [
            s_reported,
            new("resumed", due, s_eight, new Actor("marie", "dispatcher")),
            new("resumed", s_eight, s_eight, Actor.Timer),
            new("closed", due, late, Actor.Timer),
            new("resumed", due, late, Actor.Timer),
        ]);
        Assert.Equal([late], events.Recorded);
    }

    [Fact]
    public void Figures_tell_the_missing_the_doubled_and_how_late_the_rest_is()
    {
        List<TimerEvents> all = [.. Enumerable.Range(1, 100).Select(ms => Fell(0, ms))];
        var figures = FallenFigures.Of(all);
        Assert.True(figures.IsExact);
        Assert.Equal(new Times(100, 50, 99, 100), figures.Lateness);

        figures = FallenFigures.Of([.. all, Fell(0), Fell(0, 5, 9)]);
        Assert.False(figures.IsExact);
        Assert.Equal((102, 1, 1), (figures.Due, figures.Missing, figures.Doubled));
    }

    [Fact]
    public void After_a_restart_counts_what_fell_while_the_server_was_not_ready()
    {
        var figures = RestartFigures.Of(At(1000), At(3000), At(4000), [Fell(900, 5), Fell(990, 3500), Fell(2000, 1500), Fell(3000, 2500), Fell(9000, 1)]);
        Assert.Equal(new RestartFigures(2, 1, 3, 1, 1.5), figures);
    }

    [Fact]
    public void Commands_are_compared_where_both_times_have_some()
    {
        var none = new Times(0, 0, 0, 0);
        var compared = CommandComparison.Each(
            new Dictionary<string, Times>(StringComparer.Ordinal) { ["note"] = new(5, 1, 4, 9), ["assign"] = none },
            new Dictionary<string, Times>(StringComparer.Ordinal) { ["note"] = new(5, 1, 6, 9), ["assign"] = none });
        Assert.Equal(1.5, Assert.Single(compared).Value.P99Ratio);
    }

    private static DateTimeOffset At(int milliseconds) => s_eight.AddMilliseconds(milliseconds);

    private static TimerEvents Fell(int due, params int[] late) =>
        new(At(due), late.Select(ms => At(due + ms)).ToValueList());
}
