using System.Collections.Concurrent;

namespace Dispatch.Load.Measure;

/// <summary>What the clients measured: times of what was accepted, counts of what was not, and the commits that screens should show.</summary>
internal sealed class CommandLog
{
    private readonly Dictionary<string, LatencyHistogram> _times =
        CommandMix.Commands.ToDictionary(command => command, _ => new LatencyHistogram(), StringComparer.Ordinal);

    private readonly LatencyHistogram _all = new();
    private long _accepted;

    public long Accepted => Interlocked.Read(ref _accepted);

    public ConcurrentDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<Commit> Commits { get; } = new();

    public void Took(string command, long from, long to)
    {
        Interlocked.Increment(ref _accepted);
        _times[command].Record(from, to);
        _all.Record(from, to);
    }

    public void WasRefused(string code) => Refused.AddOrUpdate(code, 1, (_, count) => count + 1);

    public void Failed(string error) => Errors.AddOrUpdate(error, 1, (_, count) => count + 1);

    public Times All() => _all.ToTimes();

    public IReadOnlyDictionary<string, Times> PerCommand() =>
        new SortedDictionary<string, Times>(_times.ToDictionary(pair => pair.Key, pair => pair.Value.ToTimes()), StringComparer.Ordinal);
}
