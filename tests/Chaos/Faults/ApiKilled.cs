namespace Dispatch.Chaos.Faults;

/// <summary>An API process is killed. The other takes all commands before it comes back.</summary>
internal sealed class ApiKilled : IFault
{
    /// <inheritdoc />
    public string Name => "API killed";

    /// <inheritdoc />
    public bool LeavesOthers => true;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var which = scene.Chance.Next(scene.Cluster.Nodes.Count);
        await scene.Cluster.Nodes[which].Kill();
        await scene.Crowd.CommandsSucceed([.. Enumerable.Range(0, scene.Cluster.Nodes.Count).Where(node => node != which)]);
        await scene.Crowd.Achieves(50);
        await scene.Cluster.Nodes[which].Start();
    }
}
