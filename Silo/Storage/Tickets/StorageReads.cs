using System.Data.Common;
using System.Globalization;
using Dispatch.Resilience;

namespace Dispatch.Storage.Tickets;

/// <summary>Questions to the database, through the storage pipelines.</summary>
internal sealed class StorageReads(Database database, StoragePipelines pipelines)
{
    /// <summary>Parameters of one statement, far below what databases take.</summary>
    private const int AtOnce = 500;

    /// <summary>What the database says differently.</summary>
    public SqlDialect Dialect => database.Dialect;

    /// <summary>Asks for a few rows.</summary>
    public Task<List<T>> Rows<T>(string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        pipelines.Read((this, sql, bind, map), Ask, cancellationToken);

    /// <summary>Asks for many rows.</summary>
    public Task<List<T>> ManyRows<T>(string sql, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        pipelines.ReadMany((this, sql, bind, map), Ask, cancellationToken);

    /// <summary>Asks for the rows of many things, so many things a statement as databases take.</summary>
    /// <param name="sql">The question, from the list of parameters that stands in its parentheses.</param>
    /// <param name="values">What they are found by.</param>
    /// <param name="bind">Gives the other parameters their values.</param>
    /// <param name="map">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<List<T>> RowsOf<TValue, T>(
        Func<string, string> sql, IReadOnlyCollection<TValue> values, Action<DbCommand> bind, Func<DbDataReader, T> map, CancellationToken cancellationToken)
        where TValue : notnull
    {
        List<T> rows = [];
        foreach (var some in values.Chunk(AtOnce))
        {
            var names = some.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@value{i}")).ToList();
            rows.AddRange(await ManyRows(
                sql(string.Join(", ", names)),
                command =>
                {
                    bind(command);
                    foreach (var (name, value) in names.Zip(some))
                        command.With(name[1..], value);
                },
                map,
                cancellationToken));
        }

        return rows;
    }

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
