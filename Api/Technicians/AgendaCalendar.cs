using Dispatch.Live;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Dispatch.Technicians;

/// <summary>A technician's appointments as iCalendar (RFC 5545), for the calendar on their phone.</summary>
internal static class AgendaCalendar
{
    public const string MediaType = "text/calendar";

    public static string Write(TechnicianProfile technician, IEnumerable<BoardRow> rows)
    {
        var calendar = new Calendar { ProductId = "-//Dispatch//Agenda//EN" };
        calendar.AddProperty("X-WR-CALNAME", technician.Name);
        foreach (var row in rows.Where(row => row.Window is not null).OrderBy(row => row.Window!.From))
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = row.Number.ToString(),
                Sequence = row.Version,
                Start = new CalDateTime(row.Window!.From.UtcDateTime),
                End = new CalDateTime(row.Window.To.UtcDateTime),
                Summary = $"{row.Number} {row.Subject}".TrimEnd(),
                Location = row.Site,
            });
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
