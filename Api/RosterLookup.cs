using Dispatch.Cells;
using Dispatch.Resilience;
using Dispatch.Technicians;

namespace Dispatch;

/// <summary>Cells and technicians by their identifiers, as they are now.</summary>
internal sealed class RosterLookup(GrainReferences grains, GrainCalls calls)
{
    /// <summary>A cell; null where there is none.</summary>
    public async Task<CellView?> Cell(string id, CancellationToken cancellationToken) =>
        RosterPaths.IsId(id) ? await calls.Ask(static (cell, cancel) => cell.Get(cancel), grains.Cell(id), cancellationToken) : null;

    /// <summary>A technician; null where there is none.</summary>
    public async Task<TechnicianView?> Technician(string id, CancellationToken cancellationToken) =>
        RosterPaths.IsId(id) ? await calls.Ask(static (technician, cancel) => technician.Get(cancel), grains.Technician(id), cancellationToken) : null;
}
