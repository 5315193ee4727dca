using Dispatch.Sla;
using Dispatch.Technicians;
using NodaTime;

namespace Dispatch.Dispatching;

/// <summary>What the working hours of a week mean around some instants, in a zone. Many technicians share a shift: each is worked out once.</summary>
public sealed class ShiftHours(DateTimeOffset from, DateTimeOffset to)
{
    private readonly Dictionary<(ValueList<ShiftDay> Shift, string Zone), IReadOnlyList<OpenInterval>> _known = [];
    private readonly Dictionary<string, DateTimeZone> _zones = new(StringComparer.Ordinal);

    /// <summary>How long before and after the instants hours are worked out: a shift that began the day before, and the next one after days off.</summary>
    public static ShiftHours Around(DateTimeOffset from, DateTimeOffset to) => new(from.AddDays(-1), to.AddDays(8));

    /// <summary>The stretches of a shift, in order and apart; null where none was recorded.</summary>
    /// <param name="shift">The working hours of the week.</param>
    /// <param name="zone">IANA name of the zone that they are meant in; UTC where there is no such zone.</param>
    public IReadOnlyList<OpenInterval>? Of(ValueList<ShiftDay>? shift, string zone)
    {
        if (shift is null)
            return null;
        if (!_known.TryGetValue((shift, zone), out var stretches))
            _known[(shift, zone)] = stretches = [.. WorkOut(shift, zone)];
        return stretches;
    }

    private IEnumerable<OpenInterval> WorkOut(ValueList<ShiftDay> shift, string zone)
    {
        if (!_zones.TryGetValue(zone, out var known))
            _zones[zone] = known = TimeZones.Find(zone) ?? DateTimeZone.Utc;
        // The hours of a shift are the hours of a calendar, with its rules for nights and for the days on which clocks change.
        var hours = new LocalHours(new CalendarProfile { Id = "shift", Zone = zone, Week = WeekOf(shift) }, known);
        var merged = YearOfHours.Of(hours.Around(from.UtcTicks, to.UtcTicks), from.UtcTicks, to.UtcTicks);
        for (var i = 0; i < merged.Count; i++)
            yield return new OpenInterval(new DateTimeOffset(merged[i].Opens, TimeSpan.Zero), new DateTimeOffset(merged[i].Closes, TimeSpan.Zero));
    }

    private static WeekHours WeekOf(ValueList<ShiftDay> shift) => new()
    {
        Monday = On(shift, DayOfWeek.Monday),
        Tuesday = On(shift, DayOfWeek.Tuesday),
        Wednesday = On(shift, DayOfWeek.Wednesday),
        Thursday = On(shift, DayOfWeek.Thursday),
        Friday = On(shift, DayOfWeek.Friday),
        Saturday = On(shift, DayOfWeek.Saturday),
        Sunday = On(shift, DayOfWeek.Sunday),
    };

    private static ValueList<OpeningHours> On(ValueList<ShiftDay> shift, DayOfWeek day) =>
        shift.Where(hours => hours.Day == day).Select(hours => new OpeningHours(hours.From, hours.To)).ToValueList();
}
