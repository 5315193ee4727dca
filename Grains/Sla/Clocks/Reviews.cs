using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>No open ticket is ever without a next deadline: where nothing else is due, somebody looks at it after a while (sla.md rule 18).</summary>
internal static class Reviews
{
    /// <summary>When the ticket is to be looked at; null while something else is due, or where nothing is promised.</summary>
    /// <remarks>Whatever happens to the ticket puts it off.</remarks>
    public static DateTimeOffset? Next(TicketState after, JournalEntry entry, SlaRules rules)
    {
        if (!after.IsOpen || after.Historical || after.JudgedBy is not { } judged || TicketMark.Next(after with { ReviewAt = null }) is not null)
            return null;
        var days = rules.Policy(judged.Policy).ReviewAfterDays;
        var calendar = judged.CalendarOf(after.CellCalendar)
            ?? after.Clocks.FirstOrDefault(clock => clock.Target is SlaTarget.Resolution)?.Calendar
            ?? judged.Calendars.FirstOrDefault();
        return calendar is not null
            ? rules.Calendar(calendar).AddBusinessDays(entry.OccurredAt, days)
            : entry.OccurredAt.AddDays(days);
    }
}
