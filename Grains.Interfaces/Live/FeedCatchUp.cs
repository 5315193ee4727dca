namespace Dispatch.Live;

/// <summary>What brings a client up to date: the frames that it missed, or a new snapshot.</summary>
[GenerateSerializer, Immutable, Alias("feed-catch-up")]
public sealed record FeedCatchUp([property: Id(0)] BoardSnapshot? Snapshot, [property: Id(1)] ValueList<BoardFrame>? Frames);
