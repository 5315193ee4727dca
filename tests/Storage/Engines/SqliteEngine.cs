using System.Data.Common;
using Dispatch.Hosting;
using Dispatch.Testing;
using Microsoft.Data.Sqlite;

namespace Dispatch.Tests.Storage.Engines;

public sealed class SqliteEngine : Engine
{
    private readonly SqliteTempDatabase _file = new();

    public override Task<StorageNode> Another() => StorageNode.Start(Database);

    public override async Task<DbConnection> Connect()
    {
        var connection = new SqliteConnection(_file.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    protected override string ListTables => "select name from sqlite_master where type = 'table'";

    protected override Task<DatabaseOptions> CreateDatabase() => Task.FromResult(new DatabaseOptions(DatabaseProvider.Sqlite, _file.ConnectionString));

    protected override Task DropDatabase()
    {
        _file.Dispose();
        return Task.CompletedTask;
    }
}
