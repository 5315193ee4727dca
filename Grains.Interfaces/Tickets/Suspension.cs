namespace Dispatch.Tickets;

/// <summary>Why a ticket waits.</summary>
/// <param name="Reason">What it waits for.</param>
/// <param name="Before">The status that it resumes to.</param>
/// <param name="Note">More about it.</param>
/// <param name="Until">When it resumes by itself, where known.</param>
[GenerateSerializer, Immutable, Alias("suspension")]
public sealed record Suspension(
    [property: Id(0)] SuspensionReason Reason,
    [property: Id(1)] TicketStatus Before,
    [property: Id(2)] string? Note = null,
    [property: Id(3)] DateTimeOffset? Until = null);
