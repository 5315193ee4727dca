namespace Dispatch.Sla;

/// <summary>A way in which people are told. Makes one attempt at a time; when it is tried again is no concern of it.</summary>
public interface INotificationSender
{
    /// <summary>The way.</summary>
    NotificationChannel Channel { get; }

    /// <summary>
    /// Makes one attempt. Whatever is thrown is a failed attempt; the same message may come again, also one that arrived, and carries the same key.
    /// </summary>
    Task<SendResult> Send(NotificationMessage message, CancellationToken cancellationToken);
}
