using System.Data.Common;
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

    protected abstract Task<DatabaseOptions> CreateDatabase();

    protected virtual Task DropDatabase() => Task.CompletedTask;
}
