using Dispatch.Load.Replay;

namespace Dispatch.Load.Tests;

public sealed class PaceTests
{
    private static readonly DateTimeOffset s_first = new(2017, 1, 3, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_sixty_times_an_hour_of_the_log_is_a_minute() =>
        Assert.InRange(new Pace(60, s_first, TimeProvider.System).Until(s_first.AddHours(1)).TotalSeconds, 59, 60);

    [Fact]
    public void At_full_speed_and_for_what_is_past_nothing_waits()
    {
        Assert.Equal(TimeSpan.Zero, new Pace(null, s_first, TimeProvider.System).Until(s_first.AddHours(1)));
        Assert.Equal(TimeSpan.Zero, new Pace(60, s_first, TimeProvider.System).Until(s_first.AddHours(-1)));
    }
}
