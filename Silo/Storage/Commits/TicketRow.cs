using System.Text.Json;
using Dispatch.Dispatching;
using Dispatch.Tickets;

namespace Dispatch.Storage.Commits;

/// <summary>A ticket's row, without its number and its commit.</summary>
internal sealed record TicketRow(
    int Version,
    string Status,
    bool IsOpen,
    int Priority,
    int Level,
    string Cell,
    string? Technician,
    string Requester,
    string? RequesterEmail,
    string? ExternalReference,
    bool Historical,
    DateTimeOffset ReportedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? NextDeadline,
    string? Site,
    string? ResolvedBy,
    string State)
{
    /// <summary>The row of this state.</summary>
    public static TicketRow Of(TicketState state) => new(
        state.Version,
        EnumText.Of(state.Status),
        state.IsOpen,
        state.Priority,
        state.Level,
        state.Cell,
        state.Technician,
        Fold(state.Requester.Name),
        state.Requester.Email is { } email ? Fold(email) : null,
        state.ExternalReference,
        state.Historical,
        state.ReportedAt,
        state.ChangedAt,
        state.NextDeadline,
        Acquaintance.SiteKey(state.Site),
        state.Resolution?.Technician,
        JsonSerializer.Serialize(state, DispatchJson.Options));

    /// <summary>As requesters are compared: whatever their case.</summary>
    public static string Fold(string text) => text.ToLowerInvariant();
}
