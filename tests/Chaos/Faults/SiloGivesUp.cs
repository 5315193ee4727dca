using System.Diagnostics;
using System.Globalization;

namespace Dispatch.Chaos.Faults;

/// <summary>One silo does not reach the database for so long, while the others do, that it ends and leaves its tickets to them; its service manager starts it again.</summary>
internal sealed class SiloGivesUp : IFault
{
    /// <inheritdoc />
    public string Name => "silo cut off for good";

    /// <inheritdoc />
    public bool LeavesOthers => false;

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var silo = scene.Cluster.Hosts[^1];
        scene.Cluster.Wire.Cut(true);
        var cut = Stopwatch.GetTimestamp();
        var code = await silo.End();
        var ended = Stopwatch.GetElapsedTime(cut);
        await scene.Crowd.CommandsSucceed();
        scene.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"It ended with {code} after {ended.TotalSeconds:0.0} s, and the others answer for it after {Stopwatch.GetElapsedTime(cut).TotalSeconds:0.0} s."));
        scene.Cluster.Wire.Cut(false);
        await silo.Start();
    }
}
