using Dispatch.Hosting.Clustering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Hosting;

/// <summary>A silo reads which others there are, whatever becomes of the wall clock and of the database.</summary>
public sealed class MembershipReadingTests
{
    [Fact]
    public async Task A_clock_that_is_put_back_and_a_database_that_is_away_stop_nothing()
    {
        var clock = new FakeTimeProvider();
        var (membership, end) = (new Membership(), new FakeEnd());
        using var reading = Reading(membership, new FakeOthers(), end, clock);
        await reading.StartAsync(CancellationToken.None);
        await IsRead();
        clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromHours(1));
        membership.Fails = true;
        await IsRead();
        await IsRead();
        membership.Fails = false;
        await IsRead();
        await reading.StopAsync(CancellationToken.None);
        Assert.True(reading.ExecuteTask!.IsCompletedSuccessfully);

        async Task IsRead()
        {
            // It may not wait for the next tick yet.
            for (var periods = 0; periods < 100; periods++)
            {
                clock.Advance(MembershipReading.Period);
                if (await membership.Read.WaitAsync(TimeSpan.FromMilliseconds(100)))
                    return;
            }

            Assert.Fail("It is not read any more.");
        }
    }

    [Fact]
    public async Task A_silo_that_reads_nothing_while_others_do_ends_and_not_before_it_was_so_for_some_time()
    {
        var clock = new FakeTimeProvider();
        var (membership, end) = (new Membership { Fails = true }, new FakeEnd());
        using var reading = Reading(membership, new FakeOthers(), end, clock);
        await reading.StartAsync(CancellationToken.None);
        for (var periods = 0; periods < 100 && !end.Come.IsCompleted; periods++)
        {
            clock.Advance(MembershipReading.Period);
            await Task.WhenAny(end.Come, membership.Read.WaitAsync(TimeSpan.FromMilliseconds(100)));
        }

        Assert.True(end.Come.IsCompleted);
        Assert.True(membership.Reads >= CutOff.Most, $"It ended after {membership.Reads} reads.");
        await reading.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silo_that_does_not_reach_another_one_ends_and_not_while_the_database_is_away_and_nobody_can_be_declared_dead(bool databaseIsThere)
    {
        var clock = new FakeTimeProvider();
        var (membership, others, end) = (new Membership { Fails = !databaseIsThere }, new FakeOthers { Reach = databaseIsThere }, new FakeEnd());
        others.SilentHere.Add(new FakeSilo(second: 1, port: 1).SiloAddress);
        using var reading = Reading(membership, others, end, clock);
        await reading.StartAsync(CancellationToken.None);
        for (var periods = 0; periods < 100 && membership.Reads < Apart.Most * 3 && !end.Come.IsCompleted; periods++)
        {
            clock.Advance(MembershipReading.Period);
            await Task.WhenAny(end.Come, membership.Read.WaitAsync(TimeSpan.FromMilliseconds(100)));
        }

        Assert.Equal(databaseIsThere, end.Come.IsCompleted);
        Assert.True(membership.Reads >= Apart.Most, $"It was read {membership.Reads} times.");
        await reading.StopAsync(CancellationToken.None);
    }

    private static MembershipReading Reading(Membership membership, FakeOthers others, FakeEnd end, FakeTimeProvider clock) =>
        new(membership, new CutOff(others, end), new Apart(others, new FakeSilo(second: 5, port: 4), end), clock, NullLogger<MembershipReading>.Instance);

    private sealed class Membership : IClusterMembershipService
    {
        public SemaphoreSlim Read { get; } = new(0);

        public int Reads { get; private set; }

        public bool Fails { get; set; }

        public ClusterMembershipSnapshot CurrentSnapshot => throw new NotSupportedException();

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

        public ValueTask Refresh(MembershipVersion minimumVersion, CancellationToken cancellationToken)
        {
            Reads++;
            Read.Release();
            return Fails ? throw new TimeoutException() : ValueTask.CompletedTask;
        }

        public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();
    }
}
