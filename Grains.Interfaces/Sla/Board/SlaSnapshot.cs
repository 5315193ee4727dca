namespace Dispatch.Sla;

/// <summary>The whole managers' board at one place of its feed.</summary>
/// <param name="Epoch">The board's epoch.</param>
/// <param name="Sequence">The last change in it.</param>
/// <param name="Today">When the day began whose outcomes it counts, UTC.</param>
/// <param name="Awaited">Cells that have not said yet how they stand: what they have is missing.</param>
/// <param name="Rows">Its lines.</param>
/// <param name="Cases">The tickets that come first.</param>
/// <param name="Week">When the week began whose outcomes it counts, UTC.</param>
/// <param name="Zone">The IANA name of the time zone in which days and weeks begin.</param>
/// <param name="Goal">Percent of promises that the installation means to keep (<c>Dispatch:ServiceLevels:Goal</c>).</param>
[GenerateSerializer, Immutable, Alias("sla-snapshot")]
public sealed record SlaSnapshot(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Sequence,
    [property: Id(2)] DateTimeOffset Today,
    [property: Id(3)] ValueList<string> Awaited,
    [property: Id(4)] ValueList<SlaFigures> Rows,
    [property: Id(5)] SlaCases Cases,
    [property: Id(6)] DateTimeOffset Week,
    [property: Id(7)] string Zone,
    [property: Id(8)] double Goal);
