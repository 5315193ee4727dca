using System.Collections.Frozen;
using Dispatch.Cells;
using Dispatch.Technicians;

namespace Dispatch.Sla;

/// <summary>What an escalation may find around a ticket.</summary>
/// <param name="Cells">Its cell and those that may receive it, by identifier.</param>
/// <param name="Technicians">Who works in these cells; empty where no step asks for somebody.</param>
public sealed record Surroundings(IReadOnlyDictionary<string, CellProfile> Cells, IReadOnlyList<TechnicianView> Technicians)
{
    /// <summary>Nothing.</summary>
    public static readonly Surroundings None = new(FrozenDictionary<string, CellProfile>.Empty, []);
}
