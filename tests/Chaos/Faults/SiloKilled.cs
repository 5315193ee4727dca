using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Chaos.Faults;

/// <summary>One silo of three is killed. The others take over before it comes back.</summary>
internal sealed class SiloKilled : IFault
{
    /// <inheritdoc />
    public string Name => "silo killed";

    /// <inheritdoc />
    public bool LeavesOthers => true;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var silo = scene.Cluster.Hosts[scene.Chance.Next(scene.Cluster.Hosts.Count)];
        await silo.Kill();
        var killed = Stopwatch.GetTimestamp();
        await scene.Crowd.CommandsSucceed();
        scene.Say(string.Create(CultureInfo.InvariantCulture, $"The others answer for it after {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s."));
        await silo.Start();
    }
}
