using System.Diagnostics;
using Dispatch.Testing;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>Silos that do not reach the database: one alone gives up its tickets to the others, all of them wait.</summary>
public sealed class CutOffTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string NotRead = "Which silos there are could not be read";
    private const string Ends = "does not reach the database, and others of its cluster do";

    private List<Relay> _wires = [];
    private Nodes _nodes = null!;

    public async Task InitializeAsync()
    {
        var postgres = await PostgresServer.Shared;
        var database = await postgres.CreateDatabase();
        _wires = [.. Enumerable.Range(0, 2).Select(_ => postgres.Wire())];
        _nodes = await Nodes.Start(database, [.. _wires.Select(wire => SiloSetup.By(wire, database))], apis: 1);
    }

    public async Task DisposeAsync()
    {
        await _nodes.DisposeAsync();
        foreach (var wire in _wires)
            await wire.DisposeAsync();
    }

    [Fact]
    public async Task One_that_alone_is_cut_off_ends_and_the_others_answer_for_its_tickets_and_when_all_are_cut_off_none_ends()
    {
        var numbers = await _nodes.ReportEverywhere();
        foreach (var wire in _wires)
            wire.Cut(true);
        foreach (var silo in _nodes.Silos)
            await Poll.Until(() => Task.FromResult(silo.Output.Split(NotRead).Length > 7), "it was away for longer than one that is alone waits", TimeSpan.FromSeconds(90));
        foreach (var wire in _wires)
            wire.Cut(false);
        await _nodes.TakeCommands(numbers);
        Assert.All(_nodes.Silos, silo => Assert.DoesNotContain(Ends, silo.Output, StringComparison.Ordinal));

        _wires[1].Cut(true);
        var cut = Stopwatch.StartNew();
        await _nodes.TakeCommands(numbers);
        output.WriteLine($"Every ticket took commands again after {cut.Elapsed.TotalSeconds:0.0} s.");
        Assert.NotEqual(0, await _nodes.Silos[1].End());
        Assert.Contains(Ends, _nodes.Silos[1].Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Ends, _nodes.Silos[0].Output, StringComparison.Ordinal);

        _wires[1].Cut(false);
        await _nodes.Silos[1].Start();
    }
}
