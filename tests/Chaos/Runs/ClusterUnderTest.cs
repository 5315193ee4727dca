using System.Globalization;
using Dispatch.Chaos.Clients;
using Dispatch.Chaos.Faults;
using Dispatch.Chaos.Installations;
using Dispatch.Chaos.Screens;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Dispatch.Chaos.Runs;

/// <summary>One installation that all faults of a run strike, one after the other: whatever an earlier one left behind is checked again after each.</summary>
public sealed class ClusterUnderTest(IMessageSink messages) : IAsyncLifetime
{
    private readonly ClientLog _log = new();
    private ClusterInstallation? _cluster;
    private ScreenWall? _screens;
    private int _trials;

    public async Task InitializeAsync()
    {
        messages.OnMessage(new DiagnosticMessage($"Chaos: {Seed.Replay}"));
        _cluster = await ClusterInstallation.Start();
        _screens = await ScreenWall.Open(_cluster.Nodes);
    }

    public async Task DisposeAsync()
    {
        if (_screens is not null)
            await _screens.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    /// <summary>Lets a fault strike and judges what is there afterwards.</summary>
    internal async Task Judge(IFault fault, Random chance, Action<string> say)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{++_trials:000}");
        Say($"{fault.Name}, {Seed.Replay}.");
        try
        {
            var violations = await new Trial(_cluster!.Nodes, _screens!, _cluster.Rows, _log, Say)
                .Run(name, chance, fault.LeavesOthers, crowd => fault.Strike(new Scene(_cluster, crowd, chance, Say)));
            if (violations.Count > 0)
                say(Outputs());
            Assert.True(violations.Count == 0, $"{fault.Name}, {Seed.Replay}:\n{string.Join('\n', violations.Take(20))}");
        }
        catch (Exception e) when (e is not XunitException)
        {
            throw new XunitException($"{fault.Name}, {Seed.Replay}: {e.Message}\n{Outputs()}", e);
        }

        void Say(string what)
        {
            messages.OnMessage(new DiagnosticMessage($"Chaos: {what}"));
            say(what);
        }
    }

    private string Outputs()
    {
        const int Told = 6_000;
        var outputs = _cluster!.Hosts.Select(silo => silo.Output).Concat(_cluster.Nodes.Select(node => node.Output));
        return string.Join("\n----\n", outputs.Select(output => output[Math.Max(0, output.Length - Told)..]));
    }
}
