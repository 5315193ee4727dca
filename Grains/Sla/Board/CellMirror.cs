namespace Dispatch.Sla;

/// <summary>What the managers' board knows of a cell: what it said last, and whether something is missing. Pure; instants are of any steady clock.</summary>
public sealed class CellMirror
{
    private readonly Dictionary<(int Level, int Priority, string Site), SlaGroup> _groups = [];
    private string? _epoch;
    private long _sequence;
    private (string? Epoch, long Sequence) _newest;

    /// <summary>Whether the cell has said how it stands.</summary>
    public bool IsKnown => _epoch is not null;

    /// <summary>Whether something that it said was lost.</summary>
    public bool HasGap { get; private set; }

    /// <summary>Whether it is being asked.</summary>
    public bool IsAsked { get; set; }

    /// <summary>When it was heard last.</summary>
    public long Heard { get; private set; }

    /// <summary>When it answered last, which renewed its lease.</summary>
    public long Renewed { get; private set; }

    /// <summary>How its tickets stand.</summary>
    public IEnumerable<SlaGroup> Groups => _groups.Values;

    /// <summary>Its tickets that come first.</summary>
    public SlaCases Cases { get; private set; } = SlaCases.None;

    /// <summary>The cell answered.</summary>
    public void Answer(CellCounts whole, long now)
    {
        Heard = Renewed = now;

        // What it said meanwhile is newer than its answer, and complete.
        if (whole.Epoch == _epoch && whole.Sequence < _sequence && !HasGap)
            return;

        // What came before the answer and was said after it was left out.
        (_epoch, _sequence, HasGap) = (whole.Epoch, whole.Sequence, _newest.Epoch == whole.Epoch && _newest.Sequence > whole.Sequence);
        _groups.Clear();
        Set(whole);
    }

    /// <summary>The cell said what changed.</summary>
    public void Apply(CellCounts changes, long now)
    {
        Heard = now;
        if (changes.Epoch == _epoch && changes.Sequence <= _sequence)
            return;
        if (changes.Epoch != _epoch || changes.Sequence != _sequence + 1)
        {
            (HasGap, _newest) = (true, (changes.Epoch, changes.Sequence));
            return;
        }

        _sequence = changes.Sequence;
        Set(changes);
    }

    private void Set(CellCounts counts)
    {
        Cases = counts.Cases ?? Cases;
        foreach (var group in counts.Groups)
        {
            var key = (group.Level, group.Priority, group.Site);
            if (group.Counts == SlaCounts.None)
                _groups.Remove(key);
            else
                _groups[key] = group;
        }
    }
}
