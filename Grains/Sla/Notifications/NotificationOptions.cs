using System.ComponentModel.DataAnnotations;

namespace Dispatch.Sla;

/// <summary>How people are told: section <c>Dispatch:Notifications</c>.</summary>
public sealed class NotificationOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:Notifications";

    /// <summary>
    /// How many messages one person, or one audience of a cell, gets by one way in any minute; what is more comes as one digest when the minute
    /// is over (sla.md rule 14). Webhooks go to a program and have no limit. Default 6.
    /// </summary>
    [Range(1, 1000)]
    public int PushesPerMinute { get; set; } = 6;

    /// <summary>After how many attempts a notification is dead; default 12, which with the default delays takes about an hour.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 12;

    /// <summary>How long after a failure the second attempt is made, about; each further one waits twice as long. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two attempts; default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one attempt may take; default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many attempts a channel makes at a time; default 8.</summary>
    [Range(1, 256)]
    public int AtATime { get; set; } = 8;
}
