using Dispatch.Testing;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>An installation is updated while people work: one process after the other is told to stop, and started again.</summary>
[Collection(ThreeSilos.Name)]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_process_is_restarted_under_load_and_nothing_acknowledged_is_lost()
    {
        await using var nodes = await Nodes.Start(silos: 2, apis: 2);
        await using var crowd = new Crowd(nodes.Apis, workers: 4);
        await crowd.Begin();
        await crowd.Achieves(50);
        foreach (var silo in nodes.Silos)
        {
            Assert.Equal(0, await silo.Stop());
            await crowd.Achieves(50);
            await silo.Start();
            await crowd.Achieves(50);
        }

        foreach (var api in nodes.Apis)
        {
            Assert.Equal(0, await api.Stop());
            await crowd.Achieves(50);
            await api.Start();
            await crowd.Achieves(50);
        }

        await crowd.End();
        output.WriteLine($"{crowd.Acknowledged} commands were acknowledged, {crowd.Unavailable.Count} answers were 503.");
        await crowd.AssertNothingIsLost();
    }
}
