namespace Dispatch.Sla;

/// <summary>Carries messages: attempts by the channel's sender, repeated with growing delays until one is taken or all are used up.</summary>
public interface INotificationCourier
{
    /// <summary>Sends a message. Each failed attempt is kept in the outbox before the next one, so that a restart goes on from there.</summary>
    /// <returns>Sent, or refused with the reason why it is given up. Never failed.</returns>
    Task<SendResult> Carry(NotificationMessage message, CancellationToken cancellationToken);
}
