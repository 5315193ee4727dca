using System.Text.Json;
using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>A line of the journal as clients see it.</summary>
/// <param name="Number">The ticket.</param>
/// <param name="Version">Its place in the journal.</param>
/// <param name="Type">What happened, for example <c>assigned</c>.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Cause">What brought it about, where it was not a command itself.</param>
/// <param name="Data">What there is to say about it.</param>
/// <param name="Outcomes">The clocks that it decided.</param>
public sealed record EventResponse(
    TicketNumber Number, int Version, string Type, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor, string? Cause, JsonElement Data,
    ValueList<ClockOutcome>? Outcomes)
{
    /// <summary>As clients see it.</summary>
    public static EventResponse Of(TicketNumber number, JournalEntry entry) => new(
        number,
        entry.Version,
        TicketEventType.NameOf(entry.Event),
        entry.OccurredAt,
        entry.RecordedAt,
        entry.Actor,
        entry.Cause,
        JsonSerializer.SerializeToElement(entry.Event, entry.Event.GetType(), DispatchJson.Options),
        entry.Outcomes);
}
