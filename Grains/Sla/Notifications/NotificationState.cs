namespace Dispatch.Sla;

/// <summary>What became of a notification.</summary>
public enum NotificationState
{
    /// <summary>It waits for its next attempt.</summary>
    Pending,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel took a digest that names its ticket.</summary>
    Digested,

    /// <summary>It could not be sent, and is not tried again by itself.</summary>
    Dead,
}
