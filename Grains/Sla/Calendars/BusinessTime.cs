namespace Dispatch.Sla;

/// <summary>
/// Business time less pauses (sla.md rules 7 and 8). Pauses may come in any order, overlap, begin before the clock did, lie outside the opening hours or
/// last still: what counts is the open time that no pause covers.
/// </summary>
public static class BusinessTime
{
    /// <summary>
    /// The first instant at which the business time since the start, less pauses, reaches the target; null where a pause that lasts still begins before
    /// that: while paused a clock has no due instant. A target that is reached in the instant in which a pause begins is reached. A target of no time is
    /// reached at the first instant that is open and not paused.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The target is negative.</exception>
    /// <exception cref="BeyondCalendarException">See <see cref="BusinessCalendar.Add"/>.</exception>
    public static DateTimeOffset? Due(BusinessCalendar calendar, DateTimeOffset start, TimeSpan target, IReadOnlyList<Pause> pauses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, TimeSpan.Zero);
        var (from, left) = (start, target);
        foreach (var pause in InOrder(pauses))
        {
            if (pause.To <= Instants.Later(pause.From, from))
                continue;
            var worked = calendar.Between(from, pause.From);
            if (worked > TimeSpan.Zero && worked >= left)
                break;
            if (pause.To is not { } resumed)
                return null;
            (from, left) = (resumed, left - worked);
        }

        return calendar.Add(from, left);
    }

    /// <summary>The business time from the start to an instant, less pauses; none if the instant is not later.</summary>
    /// <exception cref="BeyondCalendarException">Calendars do not reach one of the instants.</exception>
    public static TimeSpan Elapsed(BusinessCalendar calendar, DateTimeOffset start, DateTimeOffset at, IReadOnlyList<Pause> pauses)
    {
        var (from, elapsed) = (start, TimeSpan.Zero);
        foreach (var pause in InOrder(pauses))
        {
            if (pause.From >= at)
                break;
            if (pause.To <= Instants.Later(pause.From, from))
                continue;
            elapsed += calendar.Between(from, pause.From);
            if (pause.To is not { } resumed)
                return elapsed;
            from = resumed;
        }

        return elapsed + calendar.Between(from, at);
    }

    private static IReadOnlyList<Pause> InOrder(IReadOnlyList<Pause> pauses)
    {
        for (var i = 1; i < pauses.Count; i++)
        {
            if (pauses[i].From < pauses[i - 1].From)
                return [.. pauses.OrderBy(pause => pause.From)];
        }

        return pauses;
    }
}
