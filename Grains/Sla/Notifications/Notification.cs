using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>A line of the outbox: one notice on its way.</summary>
public sealed record Notification
{
    /// <summary>Its identifier in this installation; later ones are larger.</summary>
    public required long Id { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketNumber Ticket { get; init; }

    /// <summary>The line of the ticket's journal that asks for it.</summary>
    public required int Version { get; init; }

    /// <summary>Its place among the notices of that line, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>Who is told, and how.</summary>
    public required Notice Notice { get; init; }

    /// <summary>Why.</summary>
    public required NoticeReason Reason { get; init; }

    /// <summary>The ticket's subject, as it is now.</summary>
    public required string Subject { get; init; }

    /// <summary>The ticket's priority, as it is now.</summary>
    public required int Priority { get; init; }

    /// <summary>When that happened which it tells, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What became of it.</summary>
    public required NotificationState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is tried next, while it is pending.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? LastError { get; init; }

    /// <summary>When the channel took it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The key of the digest that gathers it, where the limit held it back.</summary>
    public string? Digest { get; init; }

    /// <summary>The same however often it is sent: receivers know a repetition by it.</summary>
    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Ticket}.{Version}.{Place}");

    /// <summary>Whom the limit of pushes counts: the person; where the audience is none, the audience in its cell.</summary>
    public string Recipient => Notice.Address ?? Notice.Person ?? $"{Notice.Audience}@{Notice.Cell}";
}
