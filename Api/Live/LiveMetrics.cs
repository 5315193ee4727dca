using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Live;

/// <summary>What the live feed counts, under the meter <see cref="MeterName"/>.</summary>
internal static class LiveMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Live";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly UpDownCounter<int> s_screens = s_meter.CreateUpDownCounter<int>("dispatch.live.screens", "{screen}", "Screens that are connected here.");

    private static readonly UpDownCounter<int> s_watched =
        s_meter.CreateUpDownCounter<int>("dispatch.live.watched", "{feed}", "Feeds that screens here watch, each screen for itself, by kind of feed.");

    private static readonly Counter<long> s_dropped =
        s_meter.CreateCounter<long>("dispatch.live.dropped", "{message}", "Messages dropped for screens that do not keep up; they see the gap and ask again.");

    private static readonly Histogram<double> s_lag = s_meter.CreateHistogram<double>(
        "dispatch.live.frame_lag", "s", "From the commit of a frame's first change until the frame is sent to screens, by kind of feed.",
        advice: new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>A screen came (1) or went (-1).</summary>
    public static void Screens(int change) => s_screens.Add(change);

    /// <summary>A screen begins (1) or ceases (-1) to watch a feed.</summary>
    public static void Watched(string feed, int change) => s_watched.Add(change, new TagList { { "feed", FeedName.KindOf(feed) } });

    /// <summary>A message was dropped for a screen.</summary>
    public static void Dropped() => s_dropped.Add(1);

    /// <summary>A frame goes out; nothing where it is not known when its first change was committed.</summary>
    public static void Sent(BoardFrame frame, TimeProvider clock)
    {
        if (s_lag.Enabled && frame.CommittedAt is { } at)
            s_lag.Record(Math.Max(0, (clock.GetUtcNow() - at).TotalSeconds), new TagList { { "feed", FeedName.KindOf(frame.Feed) } });
    }
}
