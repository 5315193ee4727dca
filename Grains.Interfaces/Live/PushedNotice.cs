using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Live;

/// <summary>A notification as screens and receivers of webhooks get it; a digest where several were gathered.</summary>
[GenerateSerializer, Immutable, Alias("pushed-notice")]
public sealed record PushedNotice
{
    /// <summary>The same however often it is sent: a screen shows it once.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The ticket; of a digest, the newest one's.</summary>
    [Id(1)] public required TicketNumber Ticket { get; init; }

    /// <summary>Its subject.</summary>
    [Id(2)] public required string Subject { get; init; }

    /// <summary>Why.</summary>
    [Id(3)] public required NoticeReason Reason { get; init; }

    /// <summary>Who is told.</summary>
    [Id(4)] public required Audience Audience { get; init; }

    /// <summary>The person, where the audience is one.</summary>
    [Id(5)] public string? Person { get; init; }

    /// <summary>The cell that had the ticket.</summary>
    [Id(6)] public required string Cell { get; init; }

    /// <summary>When it happened, UTC.</summary>
    [Id(7)] public required DateTimeOffset At { get; init; }

    /// <summary>How many notices a digest gathers; null for a single one.</summary>
    [Id(8)] public int? Count { get; init; }

    /// <summary>The tickets that a digest names; null for a single notice.</summary>
    [Id(9)] public ValueList<TicketNumber>? Tickets { get; init; }
}
