using Dispatch.Live;
using Orleans.Concurrency;

namespace Dispatch.Roster;

/// <summary>An API process that listens to a roster for its screens. Calls are one way.</summary>
[Alias("roster-observer")]
public interface IRosterObserver : IGrainObserver
{
    /// <summary>Changes.</summary>
    [Alias("frame"), OneWay]
    Task Frame(RosterFrame frame);

    /// <summary>No change, but alive.</summary>
    [Alias("heartbeat"), OneWay]
    Task Heartbeat(FeedHeartbeat heartbeat);
}
