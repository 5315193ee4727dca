using System.Text.Json;
using Dispatch.Cells;
using Dispatch.Roster;
using Dispatch.Storage.Tickets;
using Dispatch.Technicians;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Dispatch.Storage.Roster;

/// <summary>Reads what the grains of cells and technicians stored.</summary>
internal sealed class RosterQueries(StorageReads reads, IOptions<ClusterOptions> cluster) : IRosterQueries
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<CellView>> Cells(CancellationToken cancellationToken)
    {
        var records = await Records<CellRecord>(RosterStorage.Cell, cancellationToken);
        return [.. records.Select(record => record.View).OfType<CellView>().OrderBy(cell => cell.Profile.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TechnicianView>> Technicians(string? cell, CancellationToken cancellationToken)
    {
        var records = await Records<TechnicianRecord>(RosterStorage.Technician, cancellationToken);
        return
        [
            .. records.Select(record => record.View).OfType<TechnicianView>()
                .Where(technician => cell is null || technician.Profile.Cells.Contains(cell))
                .OrderBy(technician => technician.Profile.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private Task<List<T>> Records<T>(string stateName, CancellationToken cancellationToken) => reads.ManyRows(
        "select PayloadBinary from OrleansStorage where ServiceId = @service and GrainTypeString like @type and PayloadBinary is not null",
        command => command.With("service", cluster.Value.ServiceId).With("type", "%." + stateName),
        row => JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(0), DispatchJson.Options)!,
        cancellationToken);
}
