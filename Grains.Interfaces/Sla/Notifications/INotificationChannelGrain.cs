using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>
/// One way in which people are told, in the whole cluster: sends what waits in the outbox for it. Each channel has a grain, and so a queue, of its
/// own: one that hangs delays no other. Its key is <see cref="KeyOf"/>.
/// </summary>
[Alias("notification-channel-grain")]
public interface INotificationChannelGrain : IGrainWithStringKey
{
    private const string Prefix = "channel-";

    /// <summary>The key of a channel.</summary>
    static string KeyOf(NotificationChannel channel) => Prefix + channel;

    /// <summary>The channel of a key.</summary>
    static NotificationChannel ChannelOf(string key) => Enum.Parse<NotificationChannel>(key[Prefix.Length..]);

    /// <summary>Arms the durable reminder, and sends what waits.</summary>
    [Alias("keep-watch")]
    Task KeepWatch();

    /// <summary>Something new waits. May be lost: the reminder finds it.</summary>
    [Alias("wake"), OneWay, AlwaysInterleave]
    Task Wake();

    /// <summary>Tries a dead notification again, with all its attempts before it.</summary>
    /// <returns>Whether it was dead.</returns>
    [Alias("retry")]
    Task<bool> Retry(long id, CancellationToken cancellationToken = default);
}
