using System.Text.Json;
using Dispatch.Sla;
using Dispatch.Storage.Tickets;
using Dispatch.Tickets;

namespace Dispatch.Storage.Reports;

/// <summary>Reads the outcomes of the journal, which has an index of them by when they occurred.</summary>
internal sealed class OutcomeQueries(StorageReads reads) : IOutcomeQueries
{
    private const string Sql = """
        select e.number, e.outcomes
        from ticket_event e
        where e.outcomes is not null
          and e.number in (
            select r.number from ticket_event r
            where r.outcomes is not null and r.occurred_at >= @from and r.occurred_at < @to)
        order by e.number, e.version
        """;

    /// <inheritdoc />
    public Task<T> Fold<T>(DateTimeOffset from, DateTimeOffset to, Func<T> begin, Action<T, OutcomeLine> add, CancellationToken cancellationToken) => reads.Fold(
        Sql,
        command => command.With("from", reads.Dialect.Instant(from)).With("to", reads.Dialect.Instant(to)),
        begin,
        (gathered, row) => add(gathered, new OutcomeLine(
            new TicketNumber(row.GetInt64(0)), JsonSerializer.Deserialize<ValueList<ClockOutcome>>(row.GetString(1), DispatchJson.Options)!)),
        cancellationToken);
}
