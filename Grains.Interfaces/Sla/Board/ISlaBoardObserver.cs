using Dispatch.Live;
using Orleans.Concurrency;

namespace Dispatch.Sla;

/// <summary>An API process that listens to the managers' board for its screens.</summary>
[Alias("sla-board-observer")]
public interface ISlaBoardObserver : IFeedListener
{
    /// <summary>Changes.</summary>
    [Alias("frame"), OneWay]
    Task Frame(SlaFrame frame);
}
