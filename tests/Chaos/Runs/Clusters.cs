namespace Dispatch.Chaos.Runs;

/// <summary>The tests that share a cluster.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Clusters : ICollectionFixture<ClusterUnderTest>
{
    public const string Name = "cluster under test";
}
