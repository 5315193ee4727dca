namespace Dispatch.Live;

/// <summary>Where a feed is, said at regular intervals, so that a lost last frame is noticed.</summary>
[GenerateSerializer, Immutable, Alias("feed-heartbeat")]
public sealed record FeedHeartbeat([property: Id(0)] string Feed, [property: Id(1)] string Epoch, [property: Id(2)] long Sequence);
