using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>
/// The outbox. Its lines are written with the journal (<see cref="ITicketStore.Commit"/>); here they are read and marked, by the one grain of
/// their channel.
/// </summary>
/// <remarks>Every member throws <see cref="StoreUnavailableException"/> when the database cannot be reached, after the storage pipeline has given up.</remarks>
public interface INotificationStore
{
    /// <summary>Pending notifications of a channel whose next attempt is due by an instant, earliest first.</summary>
    Task<IReadOnlyList<Notification>> ReadDue(NotificationChannel channel, DateTimeOffset by, int limit, CancellationToken cancellationToken = default);

    /// <summary>When the next attempt of a channel after an instant is due, null if none waits.</summary>
    Task<DateTimeOffset?> NextDue(NotificationChannel channel, DateTimeOffset after, CancellationToken cancellationToken = default);

    /// <summary>Of each digest of a channel that gathers beyond an instant, one of those that it gathers.</summary>
    Task<IReadOnlyList<Notification>> ReadGathering(NotificationChannel channel, DateTimeOffset beyond, CancellationToken cancellationToken = default);

    /// <summary>Everything pending that a digest gathers, oldest first.</summary>
    Task<IReadOnlyList<Notification>> ReadDigest(string digest, CancellationToken cancellationToken = default);

    /// <summary>What a channel took since this instant, oldest first: who was told, and when.</summary>
    Task<IReadOnlyList<Notification>> ReadSent(NotificationChannel channel, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Keeps what became of messages. What is not pending any more stays as it is.</summary>
    Task Settle(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken = default);

    /// <summary>Keeps that an attempt failed, and when the next one is.</summary>
    Task Retry(IReadOnlyList<long> ids, DateTimeOffset next, string error, CancellationToken cancellationToken = default);

    /// <summary>Keeps back what the limit does not let through, for digests that are sent later; all or nothing.</summary>
    Task Hold(IReadOnlyList<HeldBack> held, CancellationToken cancellationToken = default);

    /// <summary>Makes a dead notification pending again, with all its attempts before it.</summary>
    /// <returns>Whether it was dead.</returns>
    Task<bool> Requeue(long id, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Deletes notifications that were sent before an instant, singly or in a digest.</summary>
    /// <returns>How many, at most the limit.</returns>
    Task<int> DeleteSent(DateTimeOffset before, int limit, CancellationToken cancellationToken = default);

    /// <summary>A notification, null if there is none by that identifier.</summary>
    Task<Notification?> Find(long id, CancellationToken cancellationToken = default);

    /// <summary>Notifications that match all given conditions, newest first, one page.</summary>
    Task<NotificationPage> List(NotificationFilter filter, CancellationToken cancellationToken = default);
}
