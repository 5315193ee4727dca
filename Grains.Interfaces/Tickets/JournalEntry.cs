using Dispatch.Sla;

namespace Dispatch.Tickets;

/// <summary>One line of a ticket's journal: what happened, when it happened, when it was recorded, who did it, and why.</summary>
/// <param name="Version">Its place in the journal, from 1.</param>
/// <param name="Event">What happened.</param>
/// <param name="OccurredAt">When it happened, UTC.</param>
/// <param name="RecordedAt">When Dispatch recorded it, UTC.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Cause">What brought it about, where it was not the command itself.</param>
[GenerateSerializer, Immutable, Alias("journal-entry")]
public sealed record JournalEntry(
    [property: Id(0)] int Version,
    [property: Id(1)] TicketEvent Event,
    [property: Id(2)] DateTimeOffset OccurredAt,
    [property: Id(3)] DateTimeOffset RecordedAt,
    [property: Id(4)] Actor Actor,
    [property: Id(5)] string? Cause = null)
{
    /// <summary>The clocks that this line decided: met, breached or corrected; null for none. Reports count these.</summary>
    [Id(6)] public ValueList<ClockOutcome>? Outcomes { get; init; }
}
