using System.Data.Common;
using Dispatch.Hosting;
using Dispatch.Testing;
using Npgsql;

namespace Dispatch.Tests.Storage.Engines;

public sealed class PostgresEngine : Engine
{
    public override Task<StorageNode> Another() => StorageNode.Start(Options);

    public override async Task<DbConnection> Connect()
    {
        var connection = new NpgsqlConnection(Options.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    protected override string ListTables => "select tablename::text from pg_tables where schemaname = 'public'";

    protected override async Task<DatabaseOptions> CreateDatabase() =>
        new(DatabaseProvider.Postgres, await (await PostgresServer.Shared).CreateDatabase());
}
