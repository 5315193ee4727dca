namespace Dispatch.Sla;

/// <summary>The hours or days of a range, as the wall clock of the installation counts them: pure.</summary>
public sealed class TrendStretches
{
    /// <summary>The most stretches of one trend: a little over a year of days, three months of hours.</summary>
    public const int Most = 2_400;

    private readonly List<DateTimeOffset> _begins = [];
    private readonly HomeZone _zone;

    /// <summary>The stretches that a range touches, whole ones; the last ends where the range does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more than <see cref="Most"/>.</exception>
    public TrendStretches(DateTimeOffset from, DateTimeOffset to, TrendStep step, HomeZone zone)
    {
        (_zone, End) = (zone, to);
        var at = step is TrendStep.Day ? zone.DayOf(from) : from - TimeIn(zone.LocalAt(from));
        while (at < to)
        {
            if (_begins.Count == Most)
                throw new ArgumentOutOfRangeException(nameof(to), to, $"More than {Most} stretches.");
            _begins.Add(at);
            // Hours are real ones: when clocks change, one occurs twice, and one not at all.
            at = step is TrendStep.Day ? zone.BeginningOf(zone.DateAt(at).AddDays(1)) : at.AddHours(1);
        }

        static TimeSpan TimeIn(DateTime local) => local - local.Date.AddHours(local.Hour);
    }

    /// <summary>When each begins.</summary>
    public IReadOnlyList<DateTimeOffset> Begins => _begins;

    /// <summary>When the first begins.</summary>
    public DateTimeOffset Begin => _begins.Count > 0 ? _begins[0] : End;

    /// <summary>When the last ends.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Where an instant is; null if it is in none.</summary>
    public int? IndexOf(DateTimeOffset instant)
    {
        if (instant >= End)
            return null;
        var index = _begins.BinarySearch(instant);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? null : index;
    }

    /// <summary>The weekday, 1 (Monday) to 7, and the hour of one.</summary>
    public (int Weekday, int Hour) LocalTimeOf(int index)
    {
        var local = _zone.LocalAt(_begins[index]);
        return (local.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek, local.Hour);
    }
}
