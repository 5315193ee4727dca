namespace Dispatch.Sla;

/// <summary>What a cell tells the managers' board.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Epoch">Names this run of numbers.</param>
/// <param name="Sequence">Counts what the cell said, answers among them.</param>
/// <param name="Groups">As they are now: those that changed, of an answer all that count anything.</param>
/// <param name="Cases">The tickets that come first; null where they are as they were said last.</param>
[GenerateSerializer, Immutable, Alias("cell-counts")]
public sealed record CellCounts(
    [property: Id(0)] string Cell, [property: Id(1)] string Epoch, [property: Id(2)] long Sequence, [property: Id(3)] ValueList<SlaGroup> Groups,
    [property: Id(4)] SlaCases? Cases = null);
