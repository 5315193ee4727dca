namespace Dispatch;

/// <summary>
/// Keys of grains whose identifiers people choose. The prefix keeps ADO.NET grain storage from reading an identifier as a hexadecimal
/// number, which would make <c>00a1</c> and <c>A1</c> the same grain.
/// </summary>
public static class GrainKeys
{
    private const string TechnicianPrefix = "tech-";
    private const string CellPrefix = "cell-";
    private const string RecomputationPrefix = "recomputation-";

    /// <summary>The key of a technician.</summary>
    public static string Technician(string id) => TechnicianPrefix + id;

    /// <summary>The key of a support cell.</summary>
    public static string Cell(string id) => CellPrefix + id;

    /// <summary>The key of a recomputation.</summary>
    public static string Recomputation(string id) => RecomputationPrefix + id;

    /// <summary>The identifier in a technician's or a cell's key.</summary>
    public static string IdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
