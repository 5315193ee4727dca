using System.Data.Common;
using Dispatch.Audit;
using Dispatch.Resilience;
using Dispatch.Storage.Tickets;

namespace Dispatch.Storage.Audit;

/// <summary>The audit log's rows. The database itself refuses to change or remove one.</summary>
internal sealed class AuditLog(Database database, StorageReads reads, StoragePipelines pipelines, TimeProvider clock) : IAuditLog
{
    private const int LargestPage = 1000;

    /// <inheritdoc />
    public Task Record(AuditEntry entry, CancellationToken cancellationToken) => pipelines.Commit(
        (database, entry, At: clock.Now(), cancellationToken),
        static async (line, attempt) =>
        {
            line.cancellationToken.ThrowIfCancellationRequested();
            await line.database.Write(
                async (transaction, token) =>
                {
                    await using var command = transaction.Connection!.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = """
                        insert into audit (at, kind, actor, role, subject, address, detail) values (@at, @kind, @actor, @role, @subject, @address, @detail)
                        """;
                    await Bind(command, line.entry, line.At, line.database.Dialect).ExecuteNonQueryAsync(token);
                },
                attempt);
            return true;
        });

    /// <inheritdoc />
    public async Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken)
    {
        List<string> conditions = ["number < @before"];
        List<(string Name, object Value)> parameters = [("before", filter.Before ?? long.MaxValue), ("limit", Math.Clamp(filter.Limit, 1, LargestPage))];
        Add(Kept(filter.Kind), "kind = @kind", "kind");
        Add(Kept(filter.Actor), "actor = @actor", "actor");
        Add(Kept(filter.Subject), "subject = @subject", "subject");
        Add(Instant(filter.From), "at >= @from", "from");
        Add(Instant(filter.To), "at < @to", "to");
        return await reads.ManyRows(
            $"select number, at, kind, actor, role, subject, address, detail from audit where {string.Join(" and ", conditions)} order by number desc limit @limit",
            command =>
            {
                foreach (var (name, value) in parameters)
                    command.With(name, value);
            },
            Line,
            cancellationToken);

        void Add(object? value, string condition, string parameter)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            parameters.Add((parameter, value));
        }
    }

    private static DbCommand Bind(DbCommand command, AuditEntry entry, DateTimeOffset at, SqlDialect dialect) => command
        .With("at", dialect.Instant(at))
        .With("kind", entry.Kind)
        .With("actor", AuditText.Keep(entry.Actor))
        .WithText("role", entry.Role)
        .WithText("subject", Kept(entry.Subject))
        .WithText("address", entry.Address)
        .WithText("detail", Kept(entry.Detail));

    private static string? Kept(string? text) => text is null ? null : AuditText.Keep(text);

    private object? Instant(DateTimeOffset? instant) => instant is { } at ? reads.Dialect.Instant(at) : null;

    private AuditLine Line(DbDataReader row) => new(
        row.GetInt64(0),
        reads.Dialect.ReadInstant(row, 1),
        new AuditEntry(row.GetString(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7)));
}
