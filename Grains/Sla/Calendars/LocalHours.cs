using System.Collections.Frozen;
using NodaTime;

namespace Dispatch.Sla;

/// <summary>
/// The hours of a calendar, date by date, and the instants that they mean in its zone (sla.md rules 1 to 3). Instants are ticks UTC, as in
/// <see cref="DateTimeOffset.UtcTicks"/>.
/// </summary>
internal sealed class LocalHours(CalendarProfile profile, DateTimeZone zone)
{
    /// <summary>How many dates beside its own an instant's hours may open on: hours last a day at most, zones skip one at most and differ from UTC by less.</summary>
    private const int Margin = 3;

    private static readonly ValueList<OpeningHours> s_wholeDay = [new(TimeOnly.MinValue, TimeOnly.MinValue)];

    private readonly ValueList<OpeningHours>[] _week =
        [.. Enum.GetValues<DayOfWeek>().Select(day => profile.AlwaysOpen ? s_wholeDay : profile.Week.On(day))];

    private readonly FrozenDictionary<DateOnly, SpecialDay> _exceptions = (profile.AlwaysOpen ? [] : profile.Exceptions)
        .Select(exception => KeyValuePair.Create(exception.Date, exception)).ToFrozenDictionary();

    /// <summary>The exceptions, by date; where a date has two, the last of them.</summary>
    public IEnumerable<SpecialDay> Exceptions => _exceptions.Values.OrderBy(exception => exception.Date);

    /// <summary>Stretches that open around an instant range, neither in order nor apart; some lie outside it.</summary>
    public IEnumerable<(long Opens, long Closes)> Around(long from, long to)
    {
        var last = new DateTime(to, DateTimeKind.Utc).AddDays(Margin);
        for (var day = new DateTime(from, DateTimeKind.Utc).AddDays(-Margin); day <= last; day = day.AddDays(1))
        {
            var date = DateOnly.FromDateTime(day);
            foreach (var stretch in Stretches(date, On(date)))
                yield return stretch;
        }
    }

    /// <summary>Whether anything opens on a date.</summary>
    public bool OpensOn(DateOnly date) => Stretches(date, On(date)).Any();

    /// <summary>Whether an exception changes anything in an instant range: the hours that it drops or those that it brings lie in it.</summary>
    public bool Matters(SpecialDay exception, long from, long to) =>
        Stretches(exception.Date, _week[(int)exception.Date.DayOfWeek])
            .Concat(Stretches(exception.Date, exception.Hours))
            .Any(stretch => stretch.Opens < to && from < stretch.Closes);

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateAt(long ticks) => NodaTime.Instant.FromDateTimeOffset(new DateTimeOffset(ticks, TimeSpan.Zero)).InZone(zone).Date.ToDateOnly();

    /// <summary>The local time of day of an instant.</summary>
    public TimeOnly TimeAt(long ticks) => NodaTime.Instant.FromDateTimeOffset(new DateTimeOffset(ticks, TimeSpan.Zero)).InZone(zone).TimeOfDay.ToTimeOnly();

    /// <summary>The instant of a local time that ends something: a skipped one is the instant of the change, of two the later (rule 3).</summary>
    public long Ends(DateOnly date, TimeOnly time)
    {
        var mapping = zone.MapLocal(LocalDate.FromDateOnly(date).At(LocalTime.FromTimeOnly(time)));
        return Ticks(mapping.Count is 0 ? mapping.LateInterval.Start : mapping.Last().ToInstant());
    }

    /// <summary>The instant of a local time that begins something: a skipped one is the instant of the change, of two the earlier (rule 3).</summary>
    public long Begins(DateOnly date, TimeOnly time)
    {
        var mapping = zone.MapLocal(LocalDate.FromDateOnly(date).At(LocalTime.FromTimeOnly(time)));
        return Ticks(mapping.Count is 0 ? mapping.LateInterval.Start : mapping.First().ToInstant());
    }

    private ValueList<OpeningHours> On(DateOnly date) => _exceptions.TryGetValue(date, out var exception) ? exception.Hours : _week[(int)date.DayOfWeek];

    private IEnumerable<(long Opens, long Closes)> Stretches(DateOnly date, ValueList<OpeningHours> hours)
    {
        foreach (var interval in hours)
        {
            var opens = Begins(date, interval.From);
            var closes = Ends(interval.ClosesNextDay ? date.AddDays(1) : date, interval.To);
            if (opens < closes)
                yield return (opens, closes);
        }
    }

    private static long Ticks(Instant instant) => instant.ToDateTimeOffset().UtcTicks;
}
