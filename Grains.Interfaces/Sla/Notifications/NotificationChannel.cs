namespace Dispatch.Sla;

/// <summary>A way in which people are told.</summary>
[GenerateSerializer, Alias("notification-channel")]
public enum NotificationChannel
{
    /// <summary>A push to the screens in the application.</summary>
    Live,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A signed HTTP request to the address that the installation names.</summary>
    Webhook,

    /// <summary>A push to the phones of a person, which arrives while no page is open: of work, and of whatever the person is told live.</summary>
    Push,
}
