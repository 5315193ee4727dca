using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dispatch.Sla;
using Dispatch.Storage.Commits;

namespace Dispatch.Notifications;

/// <summary>What sending counts, under the meter <see cref="MeterName"/>.</summary>
public static class NotificationMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Notifications";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_messages =
        s_meter.CreateCounter<long>("dispatch.notifications.messages", "{message}", "Messages by channel and outcome: sent, digested or dead.");

    internal static void Ended(NotificationChannel channel, string outcome) =>
        s_messages.Add(1, new TagList { { "channel", EnumText.Of(channel) }, { "outcome", outcome } });
}
