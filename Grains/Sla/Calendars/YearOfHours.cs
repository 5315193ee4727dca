namespace Dispatch.Sla;

/// <summary>
/// The open stretches of one year UTC, merged and in order, with the business time before each: any question about the year is a binary
/// search, and nothing is allocated. Instants and times are ticks.
/// </summary>
internal sealed class YearOfHours
{
    private readonly long[] _opens;
    private readonly long[] _closes;
    private readonly long[] _before;

    private YearOfHours(List<(long Opens, long Closes)> stretches)
    {
        _opens = [.. stretches.Select(stretch => stretch.Opens)];
        _closes = [.. stretches.Select(stretch => stretch.Closes)];
        _before = new long[stretches.Count];
        for (var i = 0; i < _before.Length; i++)
        {
            _before[i] = Total;
            Total += _closes[i] - _opens[i];
        }
    }

    /// <summary>The business time of the whole year.</summary>
    public long Total { get; }

    /// <summary>How many stretches there are.</summary>
    public int Count => _opens.Length;

    /// <summary>One of them.</summary>
    public (long Opens, long Closes) this[int index] => (_opens[index], _closes[index]);

    /// <summary>Stretches cut to a range and merged: those that overlap or touch are one (sla.md rule 3: business time is inside their union).</summary>
    public static YearOfHours Of(IEnumerable<(long Opens, long Closes)> stretches, long from, long to)
    {
        var merged = new List<(long Opens, long Closes)>();
        foreach (var stretch in stretches.Order())
        {
            var (opens, closes) = (Math.Max(stretch.Opens, from), Math.Min(stretch.Closes, to));
            if (opens >= closes)
                continue;
            if (merged is [.., var last] && opens <= last.Closes)
                merged[^1] = (last.Opens, Math.Max(last.Closes, closes));
            else
                merged.Add((opens, closes));
        }

        return new YearOfHours(merged);
    }

    /// <summary>The first stretch that has not closed at an instant; <see cref="Count"/> if none.</summary>
    public int NotClosedAt(long instant)
    {
        var (low, high) = (0, _closes.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_closes[middle] > instant)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>The business time of the year that lies before an instant.</summary>
    public long UsedAt(long instant)
    {
        var index = NotClosedAt(instant);
        return index == Count ? Total : _before[index] + Math.Max(0, instant - _opens[index]);
    }

    /// <summary>The first instant at which so much of the year's business time has passed.</summary>
    /// <param name="used">More than none, at most <see cref="Total"/>.</param>
    public long WhenUsed(long used)
    {
        var (low, high) = (0, _before.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_before[middle] < used)
                low = middle + 1;
            else
                high = middle;
        }

        return _opens[low - 1] + used - _before[low - 1];
    }
}
