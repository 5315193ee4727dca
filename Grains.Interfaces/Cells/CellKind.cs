namespace Dispatch.Cells;

/// <summary>Whose a cell is.</summary>
[GenerateSerializer]
public enum CellKind
{
    /// <summary>Of the house.</summary>
    Internal,

    /// <summary>A vendor, publisher or manufacturer.</summary>
    Vendor,
}
