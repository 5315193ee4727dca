using Dispatch.Cells;
using Dispatch.Technicians;

namespace Dispatch.Roster;

/// <summary>All cells and all technicians, read from what their grains stored: there is no second list to go stale.</summary>
public interface IRosterQueries
{
    /// <summary>All cells, by name.</summary>
    Task<IReadOnlyList<CellView>> Cells(CancellationToken cancellationToken = default);

    /// <summary>All technicians, or those of one cell, by name.</summary>
    Task<IReadOnlyList<TechnicianView>> Technicians(string? cell = null, CancellationToken cancellationToken = default);
}
