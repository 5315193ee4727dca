using System.Data.Common;
using System.Text.Json;
using Dispatch.Cells;
using Dispatch.Live;
using Dispatch.Roster;
using Dispatch.Storage.Tickets;
using Dispatch.Technicians;
using Dispatch.Tickets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Dispatch.Storage.Roster;

/// <summary>Reads what the grains of cells and technicians stored.</summary>
internal sealed class RosterQueries(StorageReads reads, IOptions<ClusterOptions> cluster) : IRosterQueries
{
    private static readonly string s_visitTypes = string.Join(", ", VisitFold.Types.Select(type => $"'{type}'"));

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

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkMark>> WorkMarks(IReadOnlyCollection<string> technicians, CancellationToken cancellationToken) => await reads.RowsOf(
        list => $"select technician, number, version from ticket where technician in ({list}) and is_open",
        technicians,
        _ => { },
        row => new WorkMark(row.GetString(0), new TicketNumber(row.GetInt64(1)), row.GetInt32(2)),
        cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Visit>> Visits(IReadOnlyCollection<string> technicians, DateTimeOffset endedAfter, CancellationToken cancellationToken)
    {
        var visits = await Visits(
            list => $"""
                select b.number from ticket_event b
                where b.type in ('departed', 'started') and b.data ->> 'technician' in ({list}) and b.occurred_at >= @since
                """,
            technicians,
            command => command.With("since", reads.Dialect.Instant(endedAfter.AddDays(-1))),
            cancellationToken);
        return [.. visits.Where(visit => visit.To > endedAfter && technicians.Contains(visit.Technician))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Visit>> VisitsOf(IReadOnlyCollection<TicketNumber> tickets, CancellationToken cancellationToken) =>
        await Visits(list => list, [.. tickets.Select(ticket => ticket.Value)], _ => { }, cancellationToken);

    private async Task<List<Visit>> Visits<T>(Func<string, string> numbers, IReadOnlyCollection<T> values, Action<DbCommand> bind, CancellationToken cancellationToken)
        where T : notnull
    {
        // The state comes with the first row of a ticket only.
        var lines = await reads.RowsOf(
            list => $"""
                select e.number, case when row_number() over (partition by e.number order by e.version) = 1 then t.state end, e.type, e.occurred_at, e.data
                from ticket_event e
                join ticket t on t.number = e.number
                where e.number in ({numbers(list)}) and e.type in ({s_visitTypes})
                order by e.number, e.version
                """,
            values,
            bind,
            row => (
                Number: new TicketNumber(row.GetInt64(0)),
                State: row.IsDBNull(1) ? null : TicketRows.State(row, 1),
                Event: EventJson.Read(row.GetString(2), row.GetString(4)),
                At: reads.Dialect.ReadInstant(row, 3)),
            cancellationToken);
        Dictionary<TicketNumber, VisitFold> folds = [];
        foreach (var line in lines)
        {
            if (line.State is { } state)
                folds[line.Number] = new VisitFold(BoardRow.Of(line.Number, state));
            folds[line.Number].Add(line.Event, line.At);
        }

        return [.. folds.Values.SelectMany(fold => fold.Visits)];
    }

    private Task<List<T>> Records<T>(string stateName, CancellationToken cancellationToken) => reads.ManyRows(
        "select PayloadBinary from OrleansStorage where ServiceId = @service and GrainTypeString like @type and PayloadBinary is not null",
        command => command.With("service", cluster.Value.ServiceId).With("type", "%." + stateName),
        row => JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(0), DispatchJson.Options)!,
        cancellationToken);
}
