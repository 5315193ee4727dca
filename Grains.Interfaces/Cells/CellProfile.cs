namespace Dispatch.Cells;

/// <summary>A support cell as an administrator records it.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Level">Support level, 1 to 3.</param>
/// <param name="Domain">What it is for: network, workstation, operations, a business service.</param>
/// <param name="Kind">Of the house, or a vendor's.</param>
/// <param name="Calendar">The calendar that its targets are counted on.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="Next">The cells that it hands over to, nearest first.</param>
/// <param name="Mode">How work reaches technicians.</param>
[GenerateSerializer, Immutable, Alias("cell-profile")]
public sealed record CellProfile(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int Level,
    [property: Id(3)] string Domain,
    [property: Id(4)] CellKind Kind,
    [property: Id(5)] string? Calendar,
    [property: Id(6)] string? Lead,
    [property: Id(7)] ValueList<string> Next,
    [property: Id(8)] DispatchMode Mode)
{
    /// <summary>The cell that every request enters through unless it names another; made at first start.</summary>
    public const string FrontDesk = "front-desk";
}
