using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>To whom an escalation offers a ticket: those of its cell who are there, can do it, and did not decline it.</summary>
internal static class Candidates
{
    /// <summary>Who is asked next; null for nobody. Whoever is just able comes first, so that experts stay free; then in order of identifier.</summary>
    public static string? Next(TicketState ticket, IEnumerable<TechnicianView> technicians) => technicians
        .Where(technician => technician.Presence is Presence.Available
            && technician.Profile.Cells.Contains(ticket.Cell)
            && !ticket.Declined.Contains(technician.Profile.Id)
            && ticket.Skills.All(needed => LevelOf(technician, needed.Name) >= needed.Level))
        .OrderByDescending(technician => technician.Profile.Id == ticket.SuggestedTechnician)
        .ThenBy(technician => ticket.Skills.Sum(needed => LevelOf(technician, needed.Name) - needed.Level))
        .ThenBy(technician => technician.Profile.Id, StringComparer.Ordinal)
        .FirstOrDefault()?.Profile.Id;

    private static int LevelOf(TechnicianView technician, string skill) =>
        technician.Profile.Skills.Where(known => known.Name == skill).Select(known => known.Level).DefaultIfEmpty(0).Max();
}
