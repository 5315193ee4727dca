using System.Data.Common;
using Dispatch.Resilience;

namespace Dispatch.Storage.Tickets;

/// <summary>Questions to the database, through the storage pipelines.</summary>
internal sealed class StorageReads(Database database, StoragePipelines pipelines)
{
    /// <summary>What the database says differently.</summary>
    public SqlDialect Dialect => database.Dialect;

    /// <summary>Asks for a few rows.</summary>
    public Task<List<T>> Rows<T>(string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        pipelines.Read((this, sql, bind, map), Ask, cancellationToken);

    /// <summary>Asks for many rows.</summary>
    public Task<List<T>> ManyRows<T>(string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        pipelines.ReadMany((this, sql, bind, map), Ask, cancellationToken);

    /// <summary>Goes over any number of rows, one in memory at a time; begins anew where an attempt is repeated.</summary>
    public Task<T> Fold<T>(string sql, Action<DbCommand> bind, Func<T> begin, Action<T, DbDataReader> add, CancellationToken cancellationToken) =>
        pipelines.ReadAll(
            (this, sql, bind, begin, add),
            static (fold, token) => fold.Item1.Gather(fold.sql, fold.bind, fold.begin, fold.add, token),
            cancellationToken);

    private static Task<List<T>> Ask<T>(
        (StorageReads Self, string Sql, Action<DbCommand> Bind, Func<DbDataReader, T> Map) question, CancellationToken cancellationToken) =>
        question.Self.Ask(question.Sql, question.Bind, question.Map, cancellationToken);

    private Task<List<T>> Ask<T>(string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellationToken) => database.Read(
        async (connection, token) =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            bind(command);
            return await command.ReadRows(map, token);
        },
        cancellationToken);

    private Task<T> Gather<T>(string sql, Action<DbCommand> bind, Func<T> begin, Action<T, DbDataReader> add, CancellationToken cancellationToken) => database.Read(
        async (connection, token) =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            bind(command);
            await using var reader = await command.ExecuteReaderAsync(token);
            var gathered = begin();
            while (await reader.ReadAsync(token))
                add(gathered, reader);
            return gathered;
        },
        cancellationToken);
}
