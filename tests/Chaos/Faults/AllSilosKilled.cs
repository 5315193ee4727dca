namespace Dispatch.Chaos.Faults;

/// <summary>All silos are killed at once, and started again.</summary>
internal sealed class AllSilosKilled : IFault
{
    /// <inheritdoc />
    public string Name => "all silos killed";

    /// <inheritdoc />
    public bool LeavesOthers => false;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        await Task.WhenAll(scene.Cluster.Hosts.Select(silo => silo.Kill()));
        await scene.Crowd.Suffers();
        await Task.WhenAll(scene.Cluster.Hosts.Select(silo => silo.Start()));
    }
}
