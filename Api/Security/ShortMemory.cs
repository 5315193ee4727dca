using System.Collections.Concurrent;

namespace Dispatch.Security;

/// <summary>
/// Remembers for <see cref="Lasts"/> what the store said, so that requests need not ask. What this process changes it forgets at once; what
/// another one changed is noticed by then.
/// </summary>
/// <param name="read">Asks the store.</param>
/// <param name="clock">The clock.</param>
/// <param name="keys">Which keys are the same; by default only what is the same letter for letter.</param>
internal sealed class ShortMemory<T>(Func<string, CancellationToken, Task<T>> read, TimeProvider clock, StringComparer? keys = null)
{
    /// <summary>How long an answer is believed.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, (T Value, long At)> _known = new(keys ?? StringComparer.Ordinal);
    private long _changes;

    /// <summary>What the store said lately, or says now.</summary>
    public ValueTask<T> Get(string key, CancellationToken cancellationToken) =>
        _known.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < Lasts
            ? ValueTask.FromResult(known.Value)
            : new ValueTask<T>(Read(key, cancellationToken));

    /// <summary>Asks again the next time.</summary>
    public void Forget(string key)
    {
        Interlocked.Increment(ref _changes);
        _known.TryRemove(key, out _);
    }

    /// <summary>Asks again about everything.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    private async Task<T> Read(string key, CancellationToken cancellationToken)
    {
        var (changes, at) = (Interlocked.Read(ref _changes), clock.GetTimestamp());
        var value = await read(key, cancellationToken);
        if (_known.Count >= Most)
            _known.Clear();
        _known[key] = (value, at);
        // What was read while something changed may be of before.
        if (Interlocked.Read(ref _changes) != changes)
            _known.TryRemove(key, out _);
        return value;
    }
}
