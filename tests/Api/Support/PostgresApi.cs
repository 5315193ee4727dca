using System.Data.Common;
using Dispatch.Testing;
using Npgsql;

namespace Dispatch.Tests.Api;

/// <summary>The shared server on PostgreSQL.</summary>
public sealed class PostgresApi : ApiServer
{
    public const string Name = "server on PostgreSQL";

    [CollectionDefinition(Name)]
    public sealed class Definition : ICollectionFixture<PostgresApi>;

    private string _database = "";

    protected override DbConnection Connection() => new NpgsqlConnection(_database + ";Pooling=false");

    protected override async Task<string[]> Settings()
    {
        _database = await (await PostgresServer.Shared).CreateDatabase();
        return ["--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={_database}"];
    }
}
