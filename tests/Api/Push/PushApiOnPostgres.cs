using System.Data.Common;
using Dispatch.Testing;
using Npgsql;

namespace Dispatch.Tests.Api.Push;

/// <summary>The same on PostgreSQL.</summary>
public sealed class PushApiOnPostgres : PushApi
{
    private string _database = "";

    protected override async Task<string[]> Database()
    {
        _database = await (await PostgresServer.Shared).CreateDatabase();
        return ["--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={_database}"];
    }

    protected override DbConnection Connection() => new NpgsqlConnection(_database);
}
