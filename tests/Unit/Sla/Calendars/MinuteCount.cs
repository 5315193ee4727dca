using System.Collections.Concurrent;
using Dispatch.Sla;
using NodaTime;

namespace Dispatch.Unit.Sla.Calendars;

/// <summary>
/// The same arithmetic by plain counting, to test against: the zone says what its clocks show in each minute, and nothing else. Hours are open from the first
/// minute in which the clocks show their opening time up to the last in which they show the closing one; a time that they never show is the minute in which
/// they have passed it.
/// </summary>
internal sealed class MinuteCount
{
    private const int Margin = 4 * 1440;
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<(string Zone, DateTimeOffset From, int Minutes), Clocks> s_clocks = [];
    private readonly DateTimeOffset _from;
    private readonly bool[] _open;

    /// <param name="profile">The calendar.</param>
    /// <param name="from">A whole minute; counting begins here.</param>
    /// <param name="days">For so long.</param>
    public MinuteCount(CalendarProfile profile, DateTimeOffset from, int days)
    {
        _from = from;
        var clocks = s_clocks.GetOrAdd((profile.Zone, from, (days * 1440) + (2 * Margin)), Clocks.Of);
        var open = new bool[clocks.Shown.Length];
        var last = DateOnly.FromDateTime(new DateTime(clocks.Latest[^1]));
        for (var date = DateOnly.FromDateTime(new DateTime(clocks.Shown[0])).AddDays(1); date < last; date = date.AddDays(1))
        {
            var exception = profile.Exceptions.FirstOrDefault(exception => exception.Date == date);
            foreach (var hours in exception?.Hours ?? profile.Week.On(date.DayOfWeek))
            {
                var opens = clocks.First(date, hours.From);
                var closes = clocks.Last(hours.To <= hours.From ? date.AddDays(1) : date, hours.To);
                if (opens < closes)
                    Array.Fill(open, true, opens, closes - opens);
            }
        }

        _open = open[Margin..^Margin];
    }

    private MinuteCount(DateTimeOffset from, bool[] open) => (_from, _open) = (from, open);

    /// <summary>What is left when pauses of whole minutes are taken out.</summary>
    public MinuteCount Without(IEnumerable<Pause> pauses)
    {
        var open = (bool[])_open.Clone();
        foreach (var pause in pauses)
        {
            for (var i = Math.Max(0, Index(pause.From)); i < Math.Min(open.Length, pause.To is { } to ? Index(to) : open.Length); i++)
                open[i] = false;
        }

        return new MinuteCount(_from, open);
    }

    public bool IsOpen(DateTimeOffset at) => _open[Index(at)];

    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        for (var i = Index(from); i < _open.Length && StartOf(i) < to; i++)
        {
            if (_open[i])
                sum += Earlier(StartOf(i + 1), to) - Instants.Later(StartOf(i), from);
        }

        return sum;
    }

    /// <summary>The first instant at which so much has been counted; null if it is not within what was counted.</summary>
    public DateTimeOffset? Add(DateTimeOffset start, TimeSpan left)
    {
        for (var i = Index(start); i < _open.Length; i++)
        {
            if (!_open[i])
                continue;
            var from = Instants.Later(StartOf(i), start);
            if (left <= StartOf(i + 1) - from && (left > TimeSpan.Zero || from < StartOf(i + 1)))
                return from + left;
            left -= StartOf(i + 1) - from;
        }

        return null;
    }

    private int Index(DateTimeOffset at) => (int)Math.Floor((at - _from) / s_minute);

    private DateTimeOffset StartOf(int index) => _from + (index * s_minute);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <summary>What the clocks of a zone show, minute by minute, and the latest that they have shown so far.</summary>
    private sealed record Clocks(long[] Shown, long[] Latest)
    {
        public static Clocks Of((string Zone, DateTimeOffset From, int Minutes) stretch)
        {
            var zone = Sample.Zone(stretch.Zone);
            var (shown, latest) = (new long[stretch.Minutes], new long[stretch.Minutes]);
            for (var i = 0; i < stretch.Minutes; i++)
            {
                var utc = stretch.From.AddMinutes(i - Margin);
                shown[i] = utc.UtcTicks + zone.GetUtcOffset(Instant.FromDateTimeOffset(utc)).Ticks;
                latest[i] = i == 0 ? shown[i] : Math.Max(latest[i - 1], shown[i]);
            }

            return new Clocks(shown, latest);
        }

        public int First(DateOnly date, TimeOnly time) => Search(date.ToDateTime(time).Ticks);

        public int Last(DateOnly date, TimeOnly time) =>
            Array.LastIndexOf(Shown, date.ToDateTime(time).Ticks) is var minute && minute >= 0 ? minute : Search(date.ToDateTime(time).Ticks);

        private int Search(long time)
        {
            var minute = Array.FindIndex(Latest, latest => latest >= time);
            return minute < 0 ? Shown.Length : minute;
        }
    }
}
