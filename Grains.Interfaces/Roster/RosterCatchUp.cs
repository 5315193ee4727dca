namespace Dispatch.Roster;

/// <summary>What brings a screen with a roster up to date: the frames that it missed, or a new snapshot.</summary>
[GenerateSerializer, Immutable, Alias("roster-catch-up")]
public sealed record RosterCatchUp([property: Id(0)] RosterSnapshot? Snapshot, [property: Id(1)] ValueList<RosterFrame>? Frames);
