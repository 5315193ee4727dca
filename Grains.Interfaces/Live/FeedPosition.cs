namespace Dispatch.Live;

/// <summary>A place in a feed: a client that has applied everything up to it.</summary>
/// <param name="Epoch">Changes when the feed cannot prove continuity; positions of another epoch mean nothing.</param>
/// <param name="Sequence">The number of the last change applied.</param>
[GenerateSerializer, Immutable, Alias("feed-position")]
public sealed record FeedPosition([property: Id(0)] string Epoch, [property: Id(1)] long Sequence);
