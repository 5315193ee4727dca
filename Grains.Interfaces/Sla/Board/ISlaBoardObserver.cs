using Dispatch.Live;
using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>An API process that listens to the managers' board for its screens. Calls are one way.</summary>
[Alias("sla-board-observer")]
public interface ISlaBoardObserver : IGrainObserver
{
    /// <summary>Changes.</summary>
    [Alias("frame"), OneWay]
    Task Frame(SlaFrame frame);

    /// <summary>No change, but alive.</summary>
    [Alias("heartbeat"), OneWay]
    Task Heartbeat(FeedHeartbeat heartbeat);
}
