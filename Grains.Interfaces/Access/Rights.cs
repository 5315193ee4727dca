namespace Dispatch.Access;

/// <summary>What somebody may do, and how far they reach. Travels with every command, so that the decision itself can refuse.</summary>
/// <param name="May">What they may do.</param>
/// <param name="Cells">The cells whose tickets they reach; <see cref="EveryCell"/> for all of them.</param>
/// <param name="Technician">The technician whose tickets they reach: themselves.</param>
/// <param name="Requester">The e-mail address whose requests they reach: their own.</param>
[GenerateSerializer, Immutable, Alias("rights")]
public sealed record Rights(
    [property: Id(0)] Permissions May,
    [property: Id(1)] ValueList<string> Cells,
    [property: Id(2)] string? Technician = null,
    [property: Id(3)] string? Requester = null)
{
    /// <summary>Stands for all cells, those to come among them.</summary>
    public const string EveryCell = "*";

    /// <summary>Nothing, nowhere.</summary>
    public static readonly Rights None = new(Permissions.None, []);

    /// <summary>Everything, everywhere: the installation's own.</summary>
    public static readonly Rights All = new((Permissions)~0, [EveryCell]);

    /// <summary>Whether they reach everything.</summary>
    public bool Everywhere => Cells.Contains(EveryCell);

    /// <summary>Whether they may do all of this.</summary>
    public bool Allow(Permissions permission) => (May & permission) == permission;

    /// <summary>Whether they reach a cell.</summary>
    public bool ReachCell(string cell) => Everywhere || Cells.Contains(cell);
}
