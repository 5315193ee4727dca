namespace Dispatch.Sla;

/// <summary>Rings in the process whose commit wrote notices, so that their channels need not look for them.</summary>
public sealed class OutboxBell
{
    private Action<NotificationChannel>? _listener;

    /// <summary>Listens from now on. A lost ring is made up for by the channel's reminder.</summary>
    public void Listen(Action<NotificationChannel> listener) => _listener = listener;

    /// <summary>Rings for a channel that has something new.</summary>
    public void Ring(NotificationChannel channel) => _listener?.Invoke(channel);
}
