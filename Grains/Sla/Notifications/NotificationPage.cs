namespace Dispatch.Sla;

/// <summary>A page of notifications, newest first.</summary>
/// <param name="Notifications">What is on it.</param>
/// <param name="Next">The last of them if there are more: where the next page begins.</param>
public sealed record NotificationPage(IReadOnlyList<Notification> Notifications, long? Next);
