using System.Collections.Concurrent;

namespace Dispatch.Load.Replay;

/// <summary>Counts what a replay does, while it does it. Safe to read at any time.</summary>
public sealed class ReplayTally
{
    private long _sent, _accepted, _repeated, _failed, _skipped, _added, _new, _alreadyThere;

    /// <summary>Commands that got an answer, whatever it was.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Commands that this replay carried out.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Commands that an earlier replay had carried out: the server answered as it did then.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Commands that the server could not carry out for as long as patience lasted.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Commands not sent, because one before them was refused.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Commands beyond the plan: the release of a unit that cannot come.</summary>
    public long Added => Interlocked.Read(ref _added);

    /// <summary>Tickets that this replay made.</summary>
    public long New => Interlocked.Read(ref _new);

    /// <summary>Tickets that an earlier replay had made.</summary>
    public long AlreadyThere => Interlocked.Read(ref _alreadyThere);

    /// <summary>Refused commands, by code and command.</summary>
    public ConcurrentDictionary<(string Code, string Command), int> Refused { get; } = new();

    /// <summary>What the server said first for each code.</summary>
    public ConcurrentDictionary<string, string> Sentences { get; } = new(StringComparer.Ordinal);

    internal void CountAccepted(bool report)
    {
        Count(ref _sent, ref _accepted);
        if (report)
            Interlocked.Increment(ref _new);
    }

    internal void CountRepeated(bool report)
    {
        Count(ref _sent, ref _repeated);
        if (report)
            Interlocked.Increment(ref _alreadyThere);
    }

    internal void CountFailed() => Count(ref _sent, ref _failed);

    internal void CountSkipped() => Interlocked.Increment(ref _skipped);

    internal void CountAdded() => Interlocked.Increment(ref _added);

    internal void CountRefused(string code, string command, string? sentence)
    {
        Interlocked.Increment(ref _sent);
        Refused.AddOrUpdate((code, command), 1, (_, count) => count + 1);
        Sentences.TryAdd(code, sentence ?? "");
    }

    private static void Count(ref long one, ref long other)
    {
        Interlocked.Increment(ref one);
        Interlocked.Increment(ref other);
    }
}
