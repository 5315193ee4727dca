using Dispatch.Dispatching;
using Dispatch.Sla;
using Dispatch.Technicians;
using Dispatch.Tickets;
using NodaTime;

namespace Dispatch.Roster;

/// <summary>Today and tomorrow of a cell, and the shifts of those days.</summary>
internal sealed class RosterDay
{
    private readonly string _zone;
    private readonly DateTimeOffset _tomorrow;
    private readonly ShiftHours _hours;

    private RosterDay(string zone, DateTimeOffset from, DateTimeOffset tomorrow, DateTimeOffset to)
    {
        (_zone, From, _tomorrow, To) = (zone, from, tomorrow, to);
        // A night that began yesterday is worked today.
        _hours = new ShiftHours(from.AddDays(-1), to);
    }

    /// <summary>When today began, UTC.</summary>
    public DateTimeOffset From { get; }

    /// <summary>When tomorrow ends, UTC.</summary>
    public DateTimeOffset To { get; }

    /// <summary>The days around an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="zone">IANA name of the cell's zone; UTC where there is no such zone.</param>
    public static RosterDay At(DateTimeOffset now, string zone)
    {
        var known = TimeZones.Find(zone) ?? DateTimeZone.Utc;
        var today = Instant.FromDateTimeOffset(now).InZone(known).Date;
        return new RosterDay(zone, Begins(today), Begins(today.PlusDays(1)), Begins(today.PlusDays(2)));

        DateTimeOffset Begins(LocalDate date) => known.AtStartOfDay(date).ToDateTimeOffset().ToUniversalTime();
    }

    /// <summary>Whether it is still the same day in the same zone.</summary>
    public bool IsCurrent(DateTimeOffset now, string zone) => zone == _zone && From <= now && now < _tomorrow;

    /// <summary>Whether a stretch of time touches these days.</summary>
    public bool Touches(DateTimeOffset from, DateTimeOffset to) => from < To && From < to;

    /// <summary>The shifts of these days; null where no hours were recorded.</summary>
    public ValueList<TimeWindow>? ShiftsOf(TechnicianProfile technician) => _hours.Of(technician.Shift, _zone)?
        .Where(stretch => Touches(stretch.From, stretch.To))
        .Select(stretch => new TimeWindow(stretch.From, stretch.To))
        .ToValueList();
}
