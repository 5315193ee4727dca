using System.Globalization;

namespace Dispatch.Audit;

/// <summary>
/// Makes few lines of many refusals. The first of a kind is a line at once; those like it are counted, and become one line more when the window
/// turns. How many kinds there are in a window is limited, so that whoever is refused from everywhere at once fills neither memory nor disk; who
/// is signed in has a share of their own, so that strangers cannot crowd them out.
/// </summary>
internal sealed class RefusalFold
{
    /// <summary>The most kinds in a window: so many of people and programs that are signed in, and as many of others.</summary>
    public const int MostKinds = 128;

    private readonly Dictionary<RefusalKey, Kind> _kinds = [];
    private int _known;
    private int _strangers;
    private long _beyond;

    /// <summary>Takes a refusal.</summary>
    /// <param name="key">What it has in common with others.</param>
    /// <param name="entry">Its line; made only where it is needed.</param>
    /// <returns>The line to write now; null if it is only counted.</returns>
    public AuditEntry? Add(RefusalKey key, Func<AuditEntry> entry)
    {
        if (_kinds.TryGetValue(key, out var kind))
        {
            kind.More++;
            return null;
        }

        ref var share = ref key.Actor is null ? ref _strangers : ref _known;
        if (share == MostKinds)
        {
            _beyond++;
            return null;
        }

        share++;
        kind = new Kind(entry());
        _kinds.Add(key, kind);
        return kind.First;
    }

    /// <summary>Ends the window and begins the next.</summary>
    /// <returns>A line for every kind that was repeated, and one for all that were too many to tell apart.</returns>
    public IReadOnlyList<AuditEntry> Turn()
    {
        List<AuditEntry> lines = [.. _kinds.Values.Where(kind => kind.More > 0).Select(kind => kind.Repeated())];
        if (_beyond > 0)
            lines.Add(new AuditEntry(AuditKinds.Refused, AuditEntries.Nobody, Role: null, Detail: string.Create(CultureInfo.InvariantCulture, $"{_beyond} more, of too many kinds to tell apart")));
        _kinds.Clear();
        (_known, _strangers, _beyond) = (0, 0, 0);
        return lines;
    }

    private sealed class Kind(AuditEntry first)
    {
        public AuditEntry First => first;

        public long More { get; set; }

        public AuditEntry Repeated() => first with { Detail = string.Create(CultureInfo.InvariantCulture, $"{first.Detail}; {More} more like it") };
    }
}
