using System.Data.Common;
using System.Text;
using Dispatch.Hosting;
using Dispatch.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Tests.Storage.Engines;

/// <summary>One kind of database with a fresh schema for a test class.</summary>
public abstract class Engine : IAsyncLifetime
{
    private StorageNode? _node;

    public Database Database { get; private set; } = null!;

    public StorageNode Node => _node!;

    public DatabaseOptions Options { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Options = await CreateDatabase();
        Database = Database.Create(Options, NullLoggerFactory.Instance);
        await Database.Prepare();
        _node = await StorageNode.Start(Database);
    }

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
        await DropDatabase();
    }

    /// <summary>The storage layer once more, as another process (PostgreSQL) or another silo of this process (SQLite) has it.</summary>
    public abstract Task<StorageNode> Another();

    /// <summary>A connection past the storage layer, to look and to break.</summary>
    public abstract Task<DbConnection> Connect();

    public async Task<long> Count(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task Execute(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Everything that stands in any column of any table, as text.</summary>
    public async Task<string> Dump()
    {
        await using var connection = await Connect();
        var text = new StringBuilder();
        foreach (var table in await Rows(connection, ListTables))
        {
            foreach (var row in await Rows(connection, $"select * from {table}"))
                text.Append(table).Append(": ").AppendLine(row);
        }

        return text.ToString();
    }

    /// <summary>Asks for the names of all tables.</summary>
    protected abstract string ListTables { get; }

    protected abstract Task<DatabaseOptions> CreateDatabase();

    protected virtual Task DropDatabase() => Task.CompletedTask;

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).Select(
                value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value.ToString())));
        }

        return rows;
    }
}
