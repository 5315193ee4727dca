using Dispatch.Live;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>What a channel sends at once: one notification, or a digest of those that the limit held back.</summary>
/// <param name="Key">The same however often it is sent: receivers know a repetition by it.</param>
/// <param name="Notifications">What it tells, oldest first; at least one. All of one recipient.</param>
public sealed record NotificationMessage(string Key, IReadOnlyList<Notification> Notifications)
{
    /// <summary>A single notification.</summary>
    public static NotificationMessage Of(Notification notification) => new(notification.Key, [notification]);

    /// <summary>All that a digest gathers. Where that is one, it is sent as itself.</summary>
    public static NotificationMessage Of(string digest, IReadOnlyList<Notification> notifications) =>
        notifications is [var only] ? Of(only) : new NotificationMessage(digest, notifications);

    /// <summary>The newest of what it tells.</summary>
    public Notification Newest => Notifications[^1];

    /// <summary>Whether it gathers several.</summary>
    public bool IsDigest => Notifications.Count > 1;

    /// <summary>How often it was tried before.</summary>
    public int Attempts => Notifications.Max(notification => notification.Attempts);

    /// <summary>Its notifications' identifiers.</summary>
    public IReadOnlyList<long> Ids => [.. Notifications.Select(notification => notification.Id)];

    /// <summary>The tickets that it names, each once.</summary>
    public IReadOnlyList<TicketNumber> Tickets => [.. Notifications.Select(notification => notification.Ticket).Distinct()];

    /// <summary>As programs get it: screens on the live feed, receivers of webhooks.</summary>
    public PushedNotice ToPush() => new()
    {
        Id = Key,
        Ticket = Newest.Ticket,
        Subject = Newest.Subject,
        Reason = Newest.Reason,
        Audience = Newest.Notice.Audience,
        Person = Newest.Notice.Person,
        Cell = Newest.Notice.Cell,
        At = Newest.OccurredAt,
        Count = IsDigest ? Notifications.Count : null,
        Tickets = IsDigest ? Tickets.ToValueList() : null,
    };
}
