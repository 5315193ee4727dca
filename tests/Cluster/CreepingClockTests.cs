using Dispatch.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Tests.Cluster;

public sealed class CreepingClockTests
{
    private readonly FakeTimeProvider _fake = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_loop_that_waits_for_whole_milliseconds_ends_within_the_last_one()
    {
        var clock = new CreepingClock(_fake);
        var due = clock.GetUtcNow() + TimeSpan.FromSeconds(5) + TimeSpan.FromTicks(4321);
        var waiting = Wait();
        await Task.Run(() => _fake.Advance(TimeSpan.FromSeconds(5))).WaitAsync(TimeSpan.FromSeconds(20));
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));

        async Task Wait()
        {
            while (due - clock.GetUtcNow() is { Ticks: > 0 } left)
                await Task.Delay(left, clock).ConfigureAwait(false);
        }
    }

    [Fact]
    public void Read_as_often_as_anybody_does_it_stands()
    {
        var clock = new CreepingClock(_fake);
        for (var i = 0; i < 10_000; i++)
            Assert.Equal(_fake.GetUtcNow(), clock.GetUtcNow());
        _fake.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((_fake.GetUtcNow(), _fake.GetTimestamp()), (clock.GetUtcNow(), clock.GetTimestamp()));
    }
}
