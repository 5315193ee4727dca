using Orleans.Concurrency;

namespace Dispatch.Live;

/// <summary>An API process that listens to a feed of any kind for its screens. Calls are one way: a slow or dead process never holds a grain up.</summary>
[Alias("feed-listener")]
public interface IFeedListener : IGrainObserver
{
    /// <summary>No change, but alive.</summary>
    [Alias("heartbeat"), OneWay]
    Task Heartbeat(FeedHeartbeat heartbeat);

    /// <summary>The activation that told this ends: it says nothing more, and whoever asks again finds the one that follows it.</summary>
    [Alias("leaving"), OneWay]
    Task Leaving();
}
