using Dispatch.Security;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Unit.People;

public sealed class ShortMemoryTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _asked;

    [Fact]
    public async Task The_store_is_asked_once_in_thirty_seconds()
    {
        var memory = new ShortMemory<int>((_, _) => Task.FromResult(++_asked), _clock);
        Assert.Equal(1, await memory.Get("a", default));
        _clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal(1, await memory.Get("a", default));
        Assert.Equal(2, await memory.Get("b", default));
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(3, await memory.Get("a", default));
    }

    [Fact]
    public async Task What_is_forgotten_is_asked_again()
    {
        var memory = new ShortMemory<int>((_, _) => Task.FromResult(++_asked), _clock);
        await memory.Get("a", default);
        await memory.Get("b", default);
        memory.Forget("a");
        Assert.Equal(3, await memory.Get("a", default));
        Assert.Equal(2, await memory.Get("b", default));
        memory.ForgetAll();
        Assert.Equal(4, await memory.Get("b", default));
    }

    [Fact]
    public async Task What_was_read_while_something_changed_is_not_kept()
    {
        var store = new TaskCompletionSource<int>();
        var memory = new ShortMemory<int>((_, _) => ++_asked == 1 ? store.Task : Task.FromResult(_asked), _clock);
        var reading = memory.Get("a", default);
        memory.Forget("a");
        store.SetResult(1);
        Assert.Equal(1, await reading);
        Assert.Equal(2, await memory.Get("a", default));
    }
}
