using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Notifications;

/// <summary>A notification on the wire.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Key">What receivers know a repetition by: a webhook's <c>Dispatch-Id</c>, the beginning of an e-mail's Message-ID.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Subject">The ticket's subject.</param>
/// <param name="Reason">Why somebody is told.</param>
/// <param name="Channel">The way.</param>
/// <param name="Audience">Who is told.</param>
/// <param name="Person">The person, where the audience is one.</param>
/// <param name="Cell">The cell that had the ticket.</param>
/// <param name="Address">The address, where the channel needs one.</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="OccurredAt">When that happened which it tells.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="NextAttemptAt">When it is tried next, while it is pending.</param>
/// <param name="SentAt">When the channel took it.</param>
/// <param name="LastError">Why the last failed attempt failed.</param>
/// <param name="Digest">The key of the digest that gathers it.</param>
public sealed record NotificationResponse(
    long Id,
    string Key,
    TicketNumber Ticket,
    string Subject,
    NoticeReason Reason,
    NotificationChannel Channel,
    Audience Audience,
    string? Person,
    string Cell,
    string? Address,
    NotificationState State,
    int Attempts,
    DateTimeOffset OccurredAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SentAt,
    string? LastError,
    string? Digest)
{
    /// <summary>As it goes over the wire.</summary>
    public static NotificationResponse Of(Notification notification) => new(
        notification.Id,
        notification.Key,
        notification.Ticket,
        notification.Subject,
        notification.Reason,
        notification.Notice.Channel,
        notification.Notice.Audience,
        notification.Notice.Person,
        notification.Notice.Cell,
        notification.Notice.Address,
        notification.State,
        notification.Attempts,
        notification.OccurredAt,
        notification.CreatedAt,
        notification.NextAttemptAt,
        notification.SentAt,
        notification.LastError,
        notification.Digest);
}
