using NodaTime;

namespace Dispatch.Sla;

/// <summary>
/// Where the installation's days and weeks begin: the zone of its default calendar (<see cref="SlaRules.DefaultCalendar"/>); UTC where there is none.
/// </summary>
public sealed class HomeZone
{
    private readonly DateTimeZone _zone;

    private HomeZone(DateTimeZone zone) => _zone = zone;

    /// <summary>Its IANA name.</summary>
    public string Name => _zone == DateTimeZone.Utc ? "UTC" : _zone.Id;

    /// <summary>The zone of these rules.</summary>
    public static HomeZone Of(SlaRules rules)
    {
        var zone = rules.DefaultCalendar is { } pin ? RuleKinds.Calendar.Find(rules.Book, pin)?.Document.Zone : null;
        return new HomeZone((zone is null ? null : TimeZones.Find(zone)) ?? DateTimeZone.Utc);
    }

    /// <summary>The wall clock at an instant.</summary>
    public DateTime LocalAt(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).ToDateTimeUnspecified();

    /// <summary>The instant at which a local date begins.</summary>
    public DateTimeOffset BeginningOf(DateOnly date) => _zone.AtStartOfDay(LocalDate.FromDateOnly(date)).ToInstant().ToDateTimeOffset();

    /// <summary>When the day of an instant began.</summary>
    public DateTimeOffset DayOf(DateTimeOffset instant) => BeginningOf(DateAt(instant));

    /// <summary>When the week of an instant began, on a Monday.</summary>
    public DateTimeOffset WeekOf(DateTimeOffset instant)
    {
        var date = DateAt(instant);
        return BeginningOf(date.AddDays(-(((int)date.DayOfWeek + 6) % 7)));
    }

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(LocalAt(instant));
}
