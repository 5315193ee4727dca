using Dispatch.Storage.Commits;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Commits;

/// <summary>How long a write would wait, at the pace of a database.</summary>
public sealed class CommitPaceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CommitPace _pace;

    public CommitPaceTests() => _pace = new CommitPace(_clock);

    [Fact]
    public void Nobody_waits_before_the_first_transaction() => Assert.Equal(TimeSpan.Zero, _pace.Wait(0));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(255, 1)]
    [InlineData(256, 2)]
    [InlineData(1023, 4)]
    public void What_is_ahead_takes_as_long_as_the_transaction_before(int waiting, int seconds)
    {
        Writes(TimeSpan.FromSeconds(1));
        _pace.Begin();
        Assert.Equal(TimeSpan.FromSeconds(seconds), _pace.Wait(waiting));
    }

    [Fact]
    public void A_transaction_that_hangs_is_the_pace_while_it_hangs()
    {
        Writes(TimeSpan.FromMilliseconds(5));
        _pace.Begin();
        Assert.True(_pace.Wait(0) < TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TimeSpan.FromSeconds(6), _pace.Wait(0));
    }

    [Fact]
    public void After_the_worst_of_times_somebody_is_let_in_and_finds_them_over()
    {
        Writes(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, _pace.Wait(0));
        Writes(TimeSpan.FromMilliseconds(5));
        _pace.Begin();
        Assert.True(_pace.Wait(4000) < TimeSpan.FromSeconds(1));
    }

    private void Writes(TimeSpan duration)
    {
        _pace.Begin();
        _clock.Advance(duration);
        _pace.End();
    }
}
