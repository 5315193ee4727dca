using System.Text.Json;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>A row of the journal, without the ticket's number. The first of a commit carries the command.</summary>
internal sealed record EventRow(
    int Version,
    string Type,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    string Actor,
    string? Cause,
    string? CommandId,
    string? Fingerprint,
    string Data,
    string? Outcomes)
{
    /// <summary>The row of this entry.</summary>
    public static EventRow Of(JournalEntry entry, string? commandId, string? fingerprint) => new(
        entry.Version,
        TicketEventType.NameOf(entry.Event),
        entry.OccurredAt,
        entry.RecordedAt,
        JsonSerializer.Serialize(entry.Actor, DispatchJson.Options),
        entry.Cause,
        commandId,
        fingerprint,
        EventJson.Write(entry.Event),
        entry.Outcomes is { } outcomes ? JsonSerializer.Serialize(outcomes, DispatchJson.Options) : null);
}
