namespace Dispatch.Tests.Api;

/// <summary>The shared server on SQLite.</summary>
public sealed class SqliteApi : ApiServer
{
    public const string Name = "server on SQLite";

    [CollectionDefinition(Name)]
    public sealed class Definition : ICollectionFixture<SqliteApi>;
}
