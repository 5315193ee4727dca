namespace Dispatch.Sla;

/// <summary>Changes of the managers' board, at most one a second.</summary>
/// <param name="Epoch">The board's epoch.</param>
/// <param name="From">The first change in it.</param>
/// <param name="To">The last change in it.</param>
/// <param name="Rows">Lines that changed, latest state. A line never goes: where nothing is left, it counts nothing.</param>
/// <param name="Cases">The tickets that come first; absent where they are as before.</param>
[GenerateSerializer, Immutable, Alias("sla-frame")]
public sealed record SlaFrame(
    [property: Id(0)] string Epoch, [property: Id(1)] long From, [property: Id(2)] long To, [property: Id(3)] ValueList<SlaFigures> Rows,
    [property: Id(4)] SlaCases? Cases);
