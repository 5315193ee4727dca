using System.Diagnostics;
using System.Globalization;
using Dispatch.Testing;

namespace Dispatch.Chaos.Faults;

/// <summary>One silo and the others do not reach each other, while all of them reach the database and clients reach all: it is declared dead, ends when it reads that, and is started again.</summary>
internal sealed class SiloIsolated : IFault
{
    /// <inheritdoc />
    public string Name => "silo isolated from the others";

    /// <inheritdoc />
    public bool LeavesOthers => true;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var alone = scene.Cluster.Behind[scene.Chance.Next(scene.Cluster.Behind.Count)];
        List<(Doors Doors, SiloProcess Silo)> others = [.. scene.Cluster.Behind.Where(silo => silo != alone)];
        Doors.Part([alone], others);
        var parted = Stopwatch.GetTimestamp();
        var ended = await SiloProcess.FirstToEnd([.. scene.Cluster.Hosts]);
        var after = Stopwatch.GetElapsedTime(parted);
        await scene.Crowd.CommandsSucceed();
        scene.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{(ended == alone.Silo ? "It" : "Another one")} ended after {after.TotalSeconds:0.0} s, and the others answer for it after {Stopwatch.GetElapsedTime(parted).TotalSeconds:0.0} s."));
        Doors.Open(scene.Cluster.Behind);
        await ended.Start();
    }
}
