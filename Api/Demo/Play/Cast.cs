using System.Collections.Concurrent;

namespace Dispatch.Demo.Play;

/// <summary>
/// Which technicians of the region somebody is at the moment: their work is left to whoever that is. A session that nobody used for a while gives
/// them back to the demo. Lost at a restart, and said again by the next request.
/// </summary>
internal sealed class Cast(TimeProvider clock)
{
    /// <summary>How much work of theirs the dispatchers see to: something now, next and later.</summary>
    public const int Work = 3;

    /// <summary>Long enough to try what the page does without a network.</summary>
    private static readonly TimeSpan s_holds = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>Somebody is this technician.</summary>
    public void Seen(string technician) => _seen[technician] = clock.GetUtcNow();

    /// <summary>Whether somebody is.</summary>
    public bool IsSomebody(string technician) => _seen.TryGetValue(technician, out var seen) && clock.GetUtcNow() - seen < s_holds;
}
