using Dispatch.Testing;

namespace Dispatch.Tests.Api.Push;

/// <summary>The same on PostgreSQL.</summary>
public sealed class PushApiOnPostgres : PushApi
{
    protected override async Task<string[]> Database() =>
        ["--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={await (await PostgresServer.Shared).CreateDatabase()}"];
}
