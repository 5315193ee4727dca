namespace Dispatch.Roster;

/// <summary>Changes of a cell's roster, coalesced: the latest row of each technician who changed. Frames follow the rules of every feed.</summary>
/// <param name="Cell">Whose roster.</param>
/// <param name="Epoch">The feed's epoch.</param>
/// <param name="From">The first change in it.</param>
/// <param name="To">The last change in it.</param>
/// <param name="Technicians">Rows that changed, latest state.</param>
/// <param name="Removed">Technicians who left the cell.</param>
[GenerateSerializer, Immutable, Alias("roster-frame")]
public sealed record RosterFrame(
    [property: Id(0)] string Cell,
    [property: Id(1)] string Epoch,
    [property: Id(2)] long From,
    [property: Id(3)] long To,
    [property: Id(4)] ValueList<RosterRow> Technicians,
    [property: Id(5)] ValueList<string> Removed);
