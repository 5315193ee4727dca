namespace Dispatch.Chaos.Faults;

/// <summary>
/// A silo stands still for twenty seconds and goes on as if nothing had been. It was declared dead meanwhile, must not write any more, and ends; its service
/// manager starts it again.
/// </summary>
internal sealed class SiloFrozen : IFault
{
    private static readonly TimeSpan s_still = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public string Name => "silo frozen";

    /// <inheritdoc />
    public bool LeavesOthers => true;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var silo = scene.Cluster.Hosts[scene.Chance.Next(scene.Cluster.Hosts.Count)];
        await silo.Freeze();
        await Task.Delay(s_still);
        await scene.Crowd.CommandsSucceed();
        await silo.Thaw();
        scene.Say($"The zombie ended with {await silo.End()}.");
        await silo.Start();
    }
}
