using Dispatch.Tickets;

namespace Dispatch.Unit.Resilience;

/// <summary>What is tried again, and what is not.</summary>
public sealed class PassingFaultsTests
{
    [Fact]
    public void A_call_that_was_cancelled_at_the_other_end_is_tried_again()
    {
        Assert.True(new OperationCanceledException("Message expired before placement could complete.").IsPassing());
        Assert.True(new TaskCanceledException().IsPassing(new CancellationTokenSource().Token));
    }

    [Fact]
    public void Who_was_cancelled_stops()
    {
        Assert.False(new OperationCanceledException().IsPassing(new CancellationToken(canceled: true)));
        Assert.False(new TaskCanceledException().IsPassing(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_store_that_is_away_and_a_silo_that_is_silent_pass_and_a_mistake_does_not()
    {
        Assert.True(new StoreUnavailableException("away").IsPassing());
        Assert.True(new TimeoutException().IsPassing());
        Assert.True(new SiloUnavailableException().IsPassing());
        Assert.False(new InvalidOperationException().IsPassing());
    }
}
