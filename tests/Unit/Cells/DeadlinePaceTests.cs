using System.Diagnostics;
using Dispatch.Cells;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.Cells;

/// <summary>A wave of deadlines passes a few at a time, and none waits for long.</summary>
public sealed class DeadlinePaceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<int>> _begun = [];

    [Fact]
    public async Task A_few_are_applied_at_a_time_and_each_that_is_done_lets_the_next_begin()
    {
        using var pace = new DeadlinePace(_clock);
        var all = Enumerable.Range(0, DeadlinePace.AtATime + 2).Select(_ => pace.Apply(_clock.GetUtcNow(), Begin)).ToList();
        Assert.Equal(DeadlinePace.AtATime, _begun.Count);

        _begun[0].SetResult(7);
        Assert.Equal(7, await all[0]);
        await Begins(DeadlinePace.AtATime + 1);
        _begun[1].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => all[1]);
        await Begins(DeadlinePace.AtATime + 2);

        _begun.ForEach(apply => apply.TrySetResult(1));
        await Task.WhenAll(all.Except([all[1]]));
    }

    [Fact]
    public async Task Who_has_waited_for_long_waits_no_more_and_takes_nobodys_turn()
    {
        using var pace = new DeadlinePace(_clock);
        var due = _clock.GetUtcNow();
        var all = Enumerable.Range(0, DeadlinePace.AtATime + 1).Select(_ => pace.Apply(due, Begin)).ToList();
        _clock.Advance(DeadlinePace.Patience);
        await Begins(DeadlinePace.AtATime + 1);
        all.Add(pace.Apply(due, Begin));
        await Begins(DeadlinePace.AtATime + 2);

        // Whoever is not late yet waits for a turn, which those that had none do not give back.
        all.Add(pace.Apply(_clock.GetUtcNow(), Begin));
        _begun[^1].SetResult(1);
        _begun[^2].SetResult(1);
        await Task.WhenAll(all[^2], all[^3]);
        Assert.Equal(DeadlinePace.AtATime + 2, _begun.Count);
        _begun[0].SetResult(1);
        await Begins(DeadlinePace.AtATime + 3);

        _begun.ForEach(apply => apply.TrySetResult(1));
        await Task.WhenAll(all);
    }

    private Task<int> Begin()
    {
        var apply = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_begun)
            _begun.Add(apply);
        return apply.Task;
    }

    /// <summary>Turns are handed on by threads of their own.</summary>
    private async Task Begins(int count)
    {
        for (var since = Stopwatch.StartNew(); _begun.Count < count && since.Elapsed < TimeSpan.FromSeconds(10);)
            await Task.Delay(1);
        Assert.Equal(count, _begun.Count);
    }
}
