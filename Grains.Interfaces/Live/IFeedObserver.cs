using Orleans.Concurrency;

namespace Dispatch.Live;

/// <summary>An API process that listens to feeds for its screens. Calls are one way: a slow or dead process never holds a grain up.</summary>
[Alias("feed-observer")]
public interface IFeedObserver : IGrainObserver
{
    /// <summary>Changes.</summary>
    [Alias("frame"), OneWay]
    Task Frame(BoardFrame frame);

    /// <summary>No change, but alive.</summary>
    [Alias("heartbeat"), OneWay]
    Task Heartbeat(FeedHeartbeat heartbeat);

    /// <summary>Somebody who watches this feed is to be told something. Not numbered, and not repeated: what was missed stands on the ticket.</summary>
    [Alias("notice"), OneWay]
    Task Notice(PushedNotice notice);
}
