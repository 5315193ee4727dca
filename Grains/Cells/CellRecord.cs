namespace Dispatch.Cells;

/// <summary>What a cell's grain stores.</summary>
public sealed class CellRecord
{
    /// <summary>Null until somebody recorded the cell.</summary>
    public CellView? View { get; set; }
}
