namespace Dispatch.Sla;

/// <summary>
/// Counts what recipients got: in any minute at most so many; what is more waits for one digest, which is due when the oldest of them is a minute
/// old, and counts as one (sla.md rule 14).
/// </summary>
internal sealed class PushLimit(int perMinute)
{
    /// <summary>A digest of more than this nobody reads, and no mail server takes it.</summary>
    public const int MostGathered = 500;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _pushes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenDigest> _digests = new(StringComparer.Ordinal);

    /// <summary>Lets a message through and counts it, or does not: while a digest gathers for its recipient, everything waits for that.</summary>
    public bool TryPass(string recipient, DateTimeOffset now)
    {
        if (Gathering(recipient, now) is not null || Recent(recipient, now).Count >= perMinute)
            return false;
        Count(recipient, now);
        return true;
    }

    /// <summary>Counts a message that was sent.</summary>
    public void Count(string recipient, DateTimeOffset at)
    {
        if (!_pushes.TryGetValue(recipient, out var pushes))
            _pushes[recipient] = pushes = new Queue<DateTimeOffset>();
        pushes.Enqueue(at);
    }

    /// <summary>The digest that is to gather more for the recipient: the one under way, or a new one; another for the same instant where that one is full.</summary>
    /// <param name="recipient">Who gets it.</param>
    /// <param name="more">How many notifications it is given, at most <see cref="MostGathered"/>.</param>
    /// <param name="now">The present.</param>
    public OpenDigest DigestOf(string recipient, int more, DateTimeOffset now)
    {
        var gathering = Gathering(recipient, now);
        if (gathering is not null && gathering.Gathered + more <= MostGathered)
            return _digests[recipient] = gathering with { Gathered = gathering.Gathered + more };
        var until = gathering?.Until ?? (Recent(recipient, now) is { Count: > 0 } recent ? recent.Peek() : now) + s_minute;
        return _digests[recipient] = new OpenDigest($"digest-{Guid.CreateVersion7():N}", until, more);
    }

    /// <summary>Takes up a digest that gathered before a restart.</summary>
    public void Resume(string recipient, OpenDigest digest) => _digests.TryAdd(recipient, digest);

    /// <summary>Forgets what does not count any more.</summary>
    public void Tidy(DateTimeOffset now)
    {
        foreach (var recipient in _pushes.Keys.Where(recipient => Recent(recipient, now).Count == 0).ToList())
            _pushes.Remove(recipient);
        foreach (var recipient in _digests.Keys.Where(recipient => Gathering(recipient, now) is null).ToList())
            _digests.Remove(recipient);
    }

    private OpenDigest? Gathering(string recipient, DateTimeOffset now) =>
        _digests.TryGetValue(recipient, out var digest) && digest.Until > now ? digest : null;

    private Queue<DateTimeOffset> Recent(string recipient, DateTimeOffset now)
    {
        if (!_pushes.TryGetValue(recipient, out var pushes))
            return new Queue<DateTimeOffset>();
        while (pushes.TryPeek(out var oldest) && oldest + s_minute <= now)
            pushes.Dequeue();
        return pushes;
    }
}
