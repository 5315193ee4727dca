namespace Dispatch.Live;

/// <summary>A grain that shows a set of open tickets live: a cell's board, a technician's agenda.</summary>
[Alias("ticket-feed")]
public interface ITicketFeedGrain : IGrainWithStringKey
{
    /// <summary>Passes a notice on to whoever watches; to nobody, if nobody does.</summary>
    [Alias("push")]
    Task Push(PushedNotice notice);

    /// <summary>Registers the observer, or renews its lease, and brings it up to date from its position (null: from nothing).</summary>
    [Alias("watch")]
    Task<FeedCatchUp> Watch(IFeedObserver observer, FeedPosition? position);

    /// <summary>The observer listens no more.</summary>
    [Alias("unwatch")]
    Task Unwatch(IFeedObserver observer);

    /// <summary>The whole board as it is now.</summary>
    [Alias("snapshot")]
    Task<BoardSnapshot> Snapshot();
}
