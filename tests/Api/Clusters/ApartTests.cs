using System.Diagnostics;
using Dispatch.Testing;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>Two of three silos do not reach each other, and the third reaches both: so none of them is dead, and yet they cannot go on like this.</summary>
public sealed class ApartTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Ends = "and others of its cluster do: it ends, so that no ticket waits";

    private readonly List<Doors> _doors = [new(), new()];
    private Nodes _nodes = null!;

    public async Task InitializeAsync() =>
        _nodes = await Nodes.Start(await (await PostgresServer.Shared).CreateDatabase(), [_doors[0].Setup, _doors[1].Setup, new SiloSetup()], apis: 1);

    public async Task DisposeAsync()
    {
        await _nodes.DisposeAsync();
        foreach (var doors in _doors)
            await doors.DisposeAsync();
    }

    [Fact]
    public async Task One_of_them_ends_and_every_ticket_takes_commands_and_new_ones_are_reported()
    {
        var numbers = await _nodes.ReportEverywhere();
        List<(Doors Doors, SiloProcess Silo)> two = [(_doors[0], _nodes.Silos[0]), (_doors[1], _nodes.Silos[1])];
        Doors.Part([two[0]], [two[1]]);
        var cut = Stopwatch.StartNew();
        var ended = await SiloProcess.FirstToEnd(two[0].Silo, two[1].Silo);
        output.WriteLine($"One of them ended after {cut.Elapsed.TotalSeconds:0.0} s.");
        await _nodes.TakeCommands(numbers);
        await _nodes.ReportEverywhere();
        output.WriteLine($"Every ticket took commands, and new ones were reported, after {cut.Elapsed.TotalSeconds:0.0} s.");

        Assert.Contains(Ends, ended.Output, StringComparison.Ordinal);
        Assert.All(_nodes.Silos.Where(silo => silo != ended), silo => Assert.DoesNotContain(Ends, silo.Output, StringComparison.Ordinal));
        Doors.Open(two);
        await ended.Start();
    }
}
