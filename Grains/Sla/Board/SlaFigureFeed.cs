using Dispatch.Live;

namespace Dispatch.Sla;

/// <summary>The lines of the managers' board, every change numbered: pure. Positions, frames and snapshots follow the rules of every feed (<see cref="Board"/>).</summary>
/// <param name="epoch">Names this run of numbers.</param>
/// <param name="keptFrames">How many frames are kept.</param>
public sealed class SlaFigureFeed(string epoch, int keptFrames)
{
    private readonly Dictionary<(SlaGrouping By, string Key), SlaFigures> _rows = [];
    private readonly Dictionary<(SlaGrouping By, string Key), SlaFigures> _changed = [];
    private readonly FrameLog<SlaFrame> _frames = new(epoch, keptFrames);
    private SlaCases _cases = SlaCases.None;
    private bool _casesChanged;
    private long _sequence;

    /// <summary>Where the last frame ended, which is where a client is that has all frames.</summary>
    public FeedHeartbeat Heartbeat => new(FeedName.SlaBoard, epoch, _frames.Sequence);

    /// <summary>Makes the board show these lines and these tickets; a line that is not among them counts nothing.</summary>
    public void Show(IEnumerable<SlaFigures> rows, SlaCases cases)
    {
        if (cases != _cases)
        {
            (_cases, _casesChanged) = (cases, true);
            _sequence++;
        }

        var shown = rows.ToDictionary(row => (row.By, row.Key));
        foreach (var key in _rows.Keys.Where(key => !shown.ContainsKey(key)))
            shown[key] = new SlaFigures { By = key.By, Key = key.Key, Counts = SlaCounts.None };
        foreach (var (key, row) in shown)
        {
            if (_rows.TryGetValue(key, out var before) && before == row)
                continue;
            _rows[key] = _changed[key] = row;
            _sequence++;
        }
    }

    /// <summary>Gathers the changes since the last frame; null if there are none.</summary>
    public SlaFrame? TakeFrame()
    {
        if (_changed.Count == 0 && !_casesChanged)
            return null;
        var frame = _frames.Add(_sequence, from => new SlaFrame(epoch, from, _sequence, Sorted(_changed.Values), _casesChanged ? _cases : null));
        _changed.Clear();
        _casesChanged = false;
        return frame;
    }

    /// <summary>The whole board. Ask only when no changes wait.</summary>
    /// <param name="today">When the day began whose outcomes it counts.</param>
    /// <param name="week">When the week began whose outcomes it counts.</param>
    /// <param name="zone">Where they began.</param>
    /// <param name="goal">What the installation means to keep, percent.</param>
    /// <param name="awaited">Cells that have not said anything yet.</param>
    public SlaSnapshot Snapshot(DateTimeOffset today, DateTimeOffset week, string zone, double goal, ValueList<string> awaited) =>
        new(epoch, _frames.Sequence, today, awaited, Sorted(_rows.Values), _cases, week, zone, goal);

    /// <summary>The frames after a position if they are kept; null where only a snapshot will do.</summary>
    public ValueList<SlaFrame>? FramesAfter(FeedPosition? position) => _frames.After(position);

    private static ValueList<SlaFigures> Sorted(IEnumerable<SlaFigures> rows) =>
        rows.OrderBy(row => row.By).ThenBy(row => row.Key, StringComparer.Ordinal).ToValueList();
}
