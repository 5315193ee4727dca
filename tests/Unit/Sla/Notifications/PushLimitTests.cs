using Dispatch.Sla;

namespace Dispatch.Unit.Sla.Notifications;

/// <summary>sla.md rule 14: at most so many pushes a minute, the rest in digests, nothing dropped.</summary>
public sealed class PushLimitTests
{
    private static readonly DateTimeOffset s_eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly PushLimit _limit = new(perMinute: 2);

    [Fact]
    public void What_is_too_much_waits_until_the_oldest_push_is_a_minute_old()
    {
        Assert.True(_limit.TryPass("marie", At(0)));
        Assert.True(_limit.TryPass("marie", At(10)));
        Assert.False(_limit.TryPass("marie", At(20)));
        Assert.True(_limit.TryPass("paul", At(20)));
        var digest = _limit.DigestOf("marie", 1, At(20));
        Assert.Equal(At(60), digest.Until);
        Assert.False(_limit.TryPass("marie", At(59)));
        Assert.Equal(digest.Key, _limit.DigestOf("marie", 3, At(59)).Key);
        Assert.True(_limit.TryPass("marie", At(60)));
    }

    [Fact]
    public void A_digest_that_is_full_is_followed_by_another_for_the_same_instant()
    {
        _limit.Count("marie", At(0));
        var first = _limit.DigestOf("marie", PushLimit.MostGathered - 1, At(5));
        Assert.Equal(first.Key, _limit.DigestOf("marie", 1, At(6)).Key);
        var second = _limit.DigestOf("marie", 1, At(7));
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal((At(60), At(60)), (first.Until, second.Until));
        Assert.Equal(second.Key, _limit.DigestOf("marie", 5, At(8)).Key);
    }

    private static DateTimeOffset At(int seconds) => s_eight.AddSeconds(seconds);
}
