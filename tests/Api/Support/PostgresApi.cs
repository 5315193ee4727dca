using Dispatch.Testing;

namespace Dispatch.Tests.Api;

/// <summary>The shared server on PostgreSQL.</summary>
public sealed class PostgresApi : ApiServer
{
    public const string Name = "server on PostgreSQL";

    [CollectionDefinition(Name)]
    public sealed class Definition : ICollectionFixture<PostgresApi>;

    protected override async Task<string[]> Settings() =>
        ["--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={await (await PostgresServer.Shared).CreateDatabase()}"];
}
