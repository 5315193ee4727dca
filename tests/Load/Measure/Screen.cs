using Dispatch.Load.Boards;

namespace Dispatch.Load.Measure;

/// <summary>What one screen saw of its tickets, and when. Instants are timestamps of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
internal sealed class Screen(string cell, Func<long> now)
{
    // A ticket that left the board left it with its newest version.
    private const int Left = int.MaxValue;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, List<(int Version, long At)>> _seen = [];

    /// <summary>The cell whose board it shows.</summary>
    public string Cell => cell;

    /// <summary>A frame reached the screen.</summary>
    public void See(HubFrame frame)
    {
        var at = now();
        lock (_lock)
        {
            foreach (var row in frame.Rows)
                Note(row.Number.Value, row.Version, at);
            foreach (var number in frame.Removed)
                Note(number.Value, Left, at);
        }
    }

    /// <summary>A whole board replaced what the screen showed.</summary>
    public void See(HubSnapshot snapshot)
    {
        var at = now();
        lock (_lock)
        {
            foreach (var row in snapshot.Rows)
                Note(row.Number.Value, row.Version, at);
        }
    }

    /// <summary>When the screen first showed the commit, or something newer of the ticket; null if it never did.</summary>
    public long? Showed(Commit commit)
    {
        lock (_lock)
        {
            return _seen.TryGetValue(commit.Number, out var sights)
                ? sights.Where(sight => sight.Version >= commit.Version && sight.At >= commit.Sent).Select(sight => (long?)sight.At).FirstOrDefault()
                : null;
        }
    }

    private void Note(long number, int version, long at)
    {
        if (!_seen.TryGetValue(number, out var sights))
            _seen[number] = sights = [];
        sights.Add((version, at));
    }
}
