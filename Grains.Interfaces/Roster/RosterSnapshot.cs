namespace Dispatch.Roster;

/// <summary>A cell's whole roster at one place of its feed.</summary>
[GenerateSerializer, Immutable, Alias("roster-snapshot")]
public sealed record RosterSnapshot(
    [property: Id(0)] string Cell, [property: Id(1)] string Epoch, [property: Id(2)] long Sequence, [property: Id(3)] ValueList<RosterRow> Technicians);
