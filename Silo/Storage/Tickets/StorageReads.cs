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
}
