using Dispatch.Testing;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>Three silos and two API processes that tests share; each test leaves them as they were. One test at a time: what is measured is how soon others take over.</summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    public const string Name = "three silos";

    [CollectionDefinition(Name, DisableParallelization = true)]
    public sealed class Definition : ICollectionFixture<ThreeSilos>;

    internal Nodes Nodes { get; private set; } = null!;

    public async Task InitializeAsync() => Nodes = await Nodes.Start(silos: 3, apis: 2);

    public async Task DisposeAsync() => await Nodes.DisposeAsync();
}
