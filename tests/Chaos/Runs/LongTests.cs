using System.Diagnostics;
using Dispatch.Chaos.Faults;
using Dispatch.Chaos.Installations;
using Xunit.Abstractions;

namespace Dispatch.Chaos.Runs;

/// <summary>Faults in a row, drawn from the seed, until time is up.</summary>
[Collection(Clusters.Name)]
public sealed class LongTests(ClusterUnderTest cluster, ITestOutputHelper output)
{
    private static readonly IFault[] s_faults =
    [
        new SiloKilled(), new AllSilosKilled(), new ApiKilled(), new DatabaseKilled(), new SiloFrozen(), new SiloCutOff(), new SiloGivesUp(),
        new SiloIsolated(), new SilosApart(),
        .. WallClock.Library is null ? [] : new IFault[] { new ClockJumps() },
    ];

    [LongFact]
    public async Task Faults_in_a_row()
    {
        var (chance, since) = (Seed.For("in a row"), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(since) < LongFactAttribute.Duration)
            await cluster.Judge(s_faults[chance.Next(s_faults.Length)], new Random(chance.Next()), output.WriteLine);
    }
}
