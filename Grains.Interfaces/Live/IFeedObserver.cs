using Orleans.Concurrency;

namespace Dispatch.Live;

/// <summary>An API process that listens to feeds of tickets for its screens.</summary>
[Alias("feed-observer")]
public interface IFeedObserver : IFeedListener
{
    /// <summary>Changes.</summary>
    [Alias("frame"), OneWay]
    Task Frame(BoardFrame frame);

    /// <summary>Who is looking at which of its tickets. Not numbered: each says all of it.</summary>
    [Alias("lookers"), OneWay]
    Task Lookers(CellLookers lookers);

    /// <summary>Somebody who watches this feed is to be told something. Not numbered, and not repeated: what was missed stands on the ticket.</summary>
    [Alias("notice"), OneWay]
    Task Notice(PushedNotice notice);
}
