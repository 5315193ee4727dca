using Dispatch.Live;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Live;

/// <summary>When feeds are asked again, and that one which does not answer holds up neither itself nor others.</summary>
public sealed class FeedRenewalTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FeedOptions _options = new();
    private readonly FeedRenewal _renewal;

    public FeedRenewalTests() => _renewal = new FeedRenewal(_options, _clock, NullLogger.Instance);

    [Fact]
    public async Task A_feed_that_speaks_is_asked_when_its_lease_runs_out()
    {
        var feed = new SomeFeed("cell:network", _clock);
        for (var beat = TimeSpan.Zero; beat < _options.Lease / 3; beat += _options.Heartbeat)
        {
            _clock.Advance(_options.Heartbeat);
            feed.Heard = _clock.GetTimestamp();
            Assert.Equal(0, feed.Asked);
            await _renewal.Look([feed], CancellationToken.None);
        }

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _renewal.Look([feed], CancellationToken.None);
        Assert.Equal(1, feed.Asked);
        await _renewal.Look([feed], CancellationToken.None);
        Assert.Equal(1, feed.Asked);
    }

    [Fact]
    public async Task A_call_that_hangs_is_not_waited_for()
    {
        var (hangs, well) = (new SomeFeed("cell:network", _clock) { Hangs = true }, new SomeFeed("cell:hardware", _clock));
        _clock.Advance(_options.Silence + TimeSpan.FromMilliseconds(1));

        var look = _renewal.Look([hangs, well], CancellationToken.None);
        Assert.Equal((1, 1), (hangs.Asked, well.Asked));
        Assert.False(look.IsCompleted);

        // Others are looked after meanwhile, and it is not asked twice at once.
        _clock.Advance(_options.Patience - TimeSpan.FromMilliseconds(1));
        await well.Leaving();
        await _renewal.Look([hangs, well], CancellationToken.None);
        Assert.Equal((1, 2), (hangs.Asked, well.Asked));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await look.WaitAsync(TimeSpan.FromSeconds(10));

        hangs.Hangs = false;
        await _renewal.Look([hangs, well], CancellationToken.None);
        Assert.Equal((2, 2), (hangs.Asked, well.Asked));
        await _renewal.Look([hangs, well], CancellationToken.None);
        Assert.Equal((2, 2), (hangs.Asked, well.Asked));
    }

    [Fact]
    public async Task A_feed_that_says_that_it_leaves_is_asked_at_once_until_it_answers()
    {
        var feed = new SomeFeed("cell:network", _clock);
        await _renewal.Look([feed], CancellationToken.None);
        Assert.Equal(0, feed.Asked);

        await feed.Leaving();
        feed.Fails = true;
        await _renewal.Look([feed], CancellationToken.None);
        feed.Fails = false;
        await _renewal.Look([feed], CancellationToken.None);
        Assert.Equal(2, feed.Asked);
        await _renewal.Look([feed], CancellationToken.None);
        Assert.Equal(2, feed.Asked);
    }

    [Fact]
    public async Task A_feed_without_screens_is_left()
    {
        var feed = new SomeFeed("cell:network", _clock);
        feed.Screens.Clear();
        _clock.Advance(_options.Lease);
        await _renewal.Look([feed], CancellationToken.None);
        Assert.Equal((0, 1), (feed.Asked, feed.Left));
    }

    private sealed class SomeFeed : RelayedFeed
    {
        public SomeFeed(string name, TimeProvider clock)
            : base(name, null!, clock) => Screens.TryAdd("a screen", true);

        public bool Hangs { get; set; }

        public bool Fails { get; set; }

        public int Asked { get; private set; }

        public int Left { get; private set; }

        public override Task Renew()
        {
            Asked++;
            if (Fails)
                return Task.FromException(new TimeoutException());
            return Hangs ? new TaskCompletionSource().Task : Task.CompletedTask;
        }

        public override Task Leave()
        {
            Left++;
            return Task.CompletedTask;
        }
    }
}
