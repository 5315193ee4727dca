namespace Dispatch.Tests.Api;

/// <summary>For tests that measure how long something takes: they run after all others, one at a time, with a server of their own.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone : ICollectionFixture<SqliteApi>
{
    public const string Name = "alone";
}
