using System.Data.Common;
using Dispatch.Access;
using Dispatch.Sla;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Reports;

/// <summary>Reads which tickets came and went from the journal, which has an index of these lines by when they occurred. One statement, so one moment.</summary>
internal sealed class FlowQueries(StorageReads reads) : IFlowQueries
{
    /// <inheritdoc />
    public async Task<T> Fold<T>(DateTimeOffset from, ReportFilter filter, Func<T> begin, Action<T, FlowLine> add, CancellationToken cancellationToken)
    {
        var conditions = TicketConditions.Of(
            new TicketFilter { Within = Rights.All, Cell = filter.Cell, Level = filter.Level, Priority = filter.Priority }, reads.Dialect);
        // The site stands in the state alone.
        var state = filter.Site is null ? "null" : "t.state";
        var sql = $"""
            select e.type, e.occurred_at, e.number, {state}
            from ticket_event e
            join ticket t on t.number = e.number
            where e.type in ('reported', 'reopened', 'resolved', 'cancelled') and e.occurred_at >= @from and {conditions.Sql}
            union all
            select 'open', t.reported_at, t.number, {state}
            from ticket t
            where t.is_open and {conditions.Sql}
            """;
        return await reads.Fold(sql, command => conditions.Bind(command).With("from", reads.Dialect.Instant(from)), begin, Gather, cancellationToken);

        void Gather(T gathered, DbDataReader row)
        {
            if (filter.Site is null || (TicketRows.State(row, 3).Site?.Label ?? "") == filter.Site)
                add(gathered, new FlowLine(KindOf(row.GetString(0)), reads.Dialect.ReadInstant(row, 1), new TicketNumber(row.GetInt64(2))));
        }
    }

    private static FlowKind KindOf(string type) => type switch
    {
        "reported" => FlowKind.Reported,
        "reopened" => FlowKind.Reopened,
        "resolved" => FlowKind.Resolved,
        "cancelled" => FlowKind.Cancelled,
        _ => FlowKind.Open,
    };
}
