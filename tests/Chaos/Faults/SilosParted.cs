using System.Diagnostics;
using System.Globalization;
using Dispatch.Testing;

namespace Dispatch.Chaos.Faults;

/// <summary>Some silos and others do not reach each other, while all of them reach the database and clients reach all, until one of them ends; its service manager starts it again.</summary>
internal abstract class SilosParted : IFault
{
    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public abstract bool LeavesOthers { get; }

    /// <inheritdoc />
    public async Task Strike(Scene scene)
    {
        var silos = scene.Cluster.Behind;
        var (these, those) = Choose(silos, scene.Chance.Next(silos.Count));
        Doors.Part(these, those);
        var parted = Stopwatch.GetTimestamp();
        var ended = await SiloProcess.FirstToEnd([.. these.Concat(those).Select(silo => silo.Silo)]);
        var after = Stopwatch.GetElapsedTime(parted);
        await scene.Crowd.CommandsSucceed();
        scene.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"One of them ended after {after.TotalSeconds:0.0} s, and the others answer for it after {Stopwatch.GetElapsedTime(parted).TotalSeconds:0.0} s."));
        Doors.Open(silos);
        await ended.Start();
    }

    /// <summary>Which are parted from which.</summary>
    /// <param name="silos">All of them.</param>
    /// <param name="drawn">The one that was drawn.</param>
    protected abstract (IReadOnlyList<(Doors Doors, SiloProcess Silo)> These, IReadOnlyList<(Doors Doors, SiloProcess Silo)> Those) Choose(
        IReadOnlyList<(Doors Doors, SiloProcess Silo)> silos, int drawn);
}
