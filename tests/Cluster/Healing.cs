namespace Dispatch.Tests.Cluster;

/// <summary>How long a feed may take to show the truth again, whatever was lost.</summary>
internal static class Healing
{
    /// <summary>
    /// What is promised is five seconds, to which the feeds' rhythm of two is set; on a busy machine each of their steps takes its time. What heals by the
    /// reminder alone takes a minute, and is found out by this.
    /// </summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
}
