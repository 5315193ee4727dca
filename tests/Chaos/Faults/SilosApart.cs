using System.Diagnostics;
using System.Globalization;
using Dispatch.Testing;

namespace Dispatch.Chaos.Faults;

/// <summary>Two silos do not reach each other while the third and all clients reach both, until one of them ends and leaves its tickets to the others; its service manager starts it again.</summary>
internal sealed class SilosApart : IFault
{
    /// <inheritdoc />
    public string Name => "silos apart";

    /// <inheritdoc />
    public bool LeavesOthers => false;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var spared = scene.Chance.Next(scene.Cluster.Behind.Count);
        List<(Doors Doors, SiloProcess Silo)> two = [.. scene.Cluster.Behind.Where((_, index) => index != spared)];
        Doors.Part([two[0]], [two[1]]);
        var parted = Stopwatch.GetTimestamp();
        var ended = await SiloProcess.FirstToEnd(two[0].Silo, two[1].Silo);
        var after = Stopwatch.GetElapsedTime(parted);
        await scene.Crowd.CommandsSucceed();
        scene.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"One of them ended after {after.TotalSeconds:0.0} s, and the others answer for it after {Stopwatch.GetElapsedTime(parted).TotalSeconds:0.0} s."));
        Doors.Open(scene.Cluster.Behind);
        await ended.Start();
    }
}
