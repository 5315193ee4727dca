using System.Data.Common;
using Dispatch.Audit;
using Dispatch.Resilience;
using Dispatch.Storage.Tickets;

namespace Dispatch.Storage.Audit;

/// <summary>The audit log's rows. The database itself refuses to change or remove one.</summary>
internal sealed class AuditLog(Database database, StorageReads reads, StoragePipelines pipelines, TimeProvider clock) : IAuditLog
{
    private const int LargestPage = 1000;
    private const string Columns = "at, kind, actor, role, subject, address, detail";
    private const string Values = "@at, @kind, @actor, @role, @subject, @address, @detail";

    /// <inheritdoc />
    public Task Record(AuditEntry entry, CancellationToken cancellationToken) =>
        Write((transaction, token) => Insert(transaction, entry, clock.Now(), token), cancellationToken);

    /// <inheritdoc />
    public async Task<string> Begin(AuditEntry entry, CancellationToken cancellationToken)
    {
        var (begun, at) = (Guid.NewGuid().ToString("N"), clock.Now());
        await Write(
            (transaction, token) => Run(
                transaction,
                $"insert into audit_begun (id, {Columns}) values (@id, {Values}) on conflict do nothing",
                command => Bind(command, entry, at).With("id", begun),
                token),
            cancellationToken);
        return begun;
    }

    /// <inheritdoc />
    public Task End(string begun, IReadOnlyList<AuditEntry> lines, CancellationToken cancellationToken)
    {
        var repeated = false;
        return Write(
            async (transaction, token) =>
            {
                // Where an attempt is repeated and the note is gone, the one before was carried out. Where it was gone before, the line of the
                // abandoned one does not say what became of it, and these do.
                var found = await Remove(transaction, begun, token);
                if (!found && repeated)
                    return;
                repeated = true;
                foreach (var line in lines)
                    await Insert(transaction, line, clock.Now(), token);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> EndAbandoned(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var abandoned = await reads.ManyRows(
            $"select id, {Columns} from audit_begun where at < @before order by at limit @limit",
            command => command.With("before", database.Dialect.Instant(before)).With("limit", LargestPage),
            row => (Id: row.GetString(0), At: reads.Dialect.ReadInstant(row, 1), Entry: Entry(row, 2)),
            cancellationToken);
        foreach (var (id, at, entry) in abandoned)
        {
            await Write(
                async (transaction, token) =>
                {
                    // Another process may have seen to it, or its own may have ended it just now.
                    if (await Remove(transaction, id, token))
                        await Insert(transaction, Abandoned(entry, at), clock.Now(), token);
                },
                cancellationToken);
        }

        return abandoned.Count;
    }

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
            $"select number, {Columns} from audit where {string.Join(" and ", conditions)} order by number desc limit @limit",
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

    private Task Write(Func<DbTransaction, CancellationToken, Task> write, CancellationToken cancellationToken) => pipelines.Commit(
        (database, write, cancellationToken),
        static async (call, attempt) =>
        {
            call.cancellationToken.ThrowIfCancellationRequested();
            await call.database.Write(call.write, attempt);
            return true;
        });

    private Task Insert(DbTransaction transaction, AuditEntry entry, DateTimeOffset at, CancellationToken cancellationToken) =>
        Run(transaction, $"insert into audit ({Columns}) values ({Values})", command => Bind(command, entry, at), cancellationToken);

    private static async Task<bool> Remove(DbTransaction transaction, string begun, CancellationToken cancellationToken) =>
        await Run(transaction, "delete from audit_begun where id = @id", command => command.With("id", begun), cancellationToken) == 1;

    private static async Task<int> Run(DbTransaction transaction, string sql, Action<DbCommand> bind, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        bind(command);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Bind(DbCommand command, AuditEntry entry, DateTimeOffset at) => command
        .With("at", database.Dialect.Instant(at))
        .With("kind", entry.Kind)
        .With("actor", AuditText.Keep(entry.Actor))
        .WithText("role", entry.Role)
        .WithText("subject", Kept(entry.Subject))
        .WithText("address", entry.Address)
        .WithText("detail", Kept(entry.Detail));

    private static AuditEntry Abandoned(AuditEntry entry, DateTimeOffset begun) =>
        entry with { Detail = string.Join("; ", ((string?[])[entry.Detail, $"begun {Instants.Format(begun)}, not known whether it was carried out"]).OfType<string>()) };

    private static string? Kept(string? text) => text is null ? null : AuditText.Keep(text);

    private object? Instant(DateTimeOffset? instant) => instant is { } at ? reads.Dialect.Instant(at) : null;

    private AuditLine Line(DbDataReader row) => new(row.GetInt64(0), reads.Dialect.ReadInstant(row, 1), Entry(row, 2));

    private static AuditEntry Entry(DbDataReader row, int first) => new(
        row.GetString(first), row.GetString(first + 1), row.TextOrNull(first + 2), row.TextOrNull(first + 3), row.TextOrNull(first + 4), row.TextOrNull(first + 5));
}
