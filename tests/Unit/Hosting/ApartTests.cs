using Dispatch.Hosting.Clustering;

namespace Dispatch.Unit.Hosting;

/// <summary>Of two silos that do not reach each other while a third reaches both, the younger ends, and nobody else.</summary>
public sealed class ApartTests
{
    private static readonly FakeSilo s_older = new(second: 1, port: 1);
    private static readonly FakeSilo s_oldest = new(second: 0, port: 2);
    private static readonly FakeSilo s_younger = new(second: 9, port: 3);

    private readonly FakeOthers _others = new();
    private readonly FakeEnd _end = new();
    private readonly Apart _apart;

    public ApartTests() => _apart = new Apart(_others, new FakeSilo(second: 5, port: 4), _end);

    [Fact]
    public async Task One_that_does_not_reach_an_older_one_for_some_time_ends_and_says_which()
    {
        _others.SilentHere.Add(s_older.SiloAddress);
        await Look(Apart.Most - 1);
        Assert.Null(_end.Reason);
        await Look(1);
        Assert.Contains("does not reach 127.0.0.1:1,", _end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_answer_in_between_and_it_stays()
    {
        _others.SilentHere.Add(s_older.SiloAddress);
        await Look(Apart.Most - 1);
        _others.SilentHere.Clear();
        await Look(1);
        _others.SilentHere.Add(s_older.SiloAddress);
        await Look(Apart.Most - 1);
        Assert.Null(_end.Reason);
    }

    [Fact]
    public async Task The_older_of_the_two_stays()
    {
        _others.SilentHere.Add(s_younger.SiloAddress);
        await Look(Apart.Most * 3);
        Assert.Null(_end.Reason);
    }

    [Fact]
    public async Task Of_two_that_began_in_the_same_second_one_ends_and_one_stays()
    {
        List<FakeSilo> two = [new(second: 7, port: 11), new(second: 7, port: 12)];
        var ended = 0;
        foreach (var own in two)
        {
            var (others, end) = (new FakeOthers(), new FakeEnd());
            others.SilentHere.Add(two.Single(silo => silo != own).SiloAddress);
            var apart = new Apart(others, own, end);
            for (var look = 0; look < Apart.Most; look++)
                await apart.Look(CancellationToken.None);
            ended += end.Reason is null ? 0 : 1;
        }

        Assert.Equal(1, ended);
    }

    [Fact]
    public async Task One_that_nobody_reaches_is_dead_and_that_is_no_reason_to_end()
    {
        _others.SilentHere.Add(s_older.SiloAddress);
        _others.SilentEverywhere.Add(s_older.SiloAddress);
        await Look(Apart.Most * 3);
        Assert.Null(_end.Reason);
    }

    [Fact]
    public async Task Now_one_and_now_another_is_not_for_some_time()
    {
        for (var look = 0; look < Apart.Most * 3; look++)
        {
            _others.SilentHere.Clear();
            _others.SilentHere.Add((look % 2 == 0 ? s_older : s_oldest).SiloAddress);
            await Look(1);
        }

        Assert.Null(_end.Reason);
    }

    private async Task Look(int times)
    {
        for (var i = 0; i < times; i++)
            await _apart.Look(CancellationToken.None);
    }
}
