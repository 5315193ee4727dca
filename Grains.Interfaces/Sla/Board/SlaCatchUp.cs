namespace Dispatch.Sla;

/// <summary>What brings a screen with the managers' board up to date: the frames that it missed, or a new snapshot.</summary>
[GenerateSerializer, Immutable, Alias("sla-catch-up")]
public sealed record SlaCatchUp([property: Id(0)] SlaSnapshot? Snapshot, [property: Id(1)] ValueList<SlaFrame>? Frames);
