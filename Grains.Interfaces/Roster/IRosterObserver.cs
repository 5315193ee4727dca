using Dispatch.Live;
using Orleans.Concurrency;

namespace Dispatch.Roster;

/// <summary>An API process that listens to a roster for its screens.</summary>
[Alias("roster-observer")]
public interface IRosterObserver : IFeedListener
{
    /// <summary>Changes.</summary>
    [Alias("frame"), OneWay]
    Task Frame(RosterFrame frame);
}
