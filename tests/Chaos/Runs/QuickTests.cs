using Dispatch.Chaos.Faults;
using Xunit.Abstractions;

namespace Dispatch.Chaos.Runs;

/// <summary>Every fault once, on one cluster.</summary>
[Collection(Clusters.Name)]
public sealed class QuickTests(ClusterUnderTest cluster, ITestOutputHelper output)
{
    [Fact]
    public Task One_silo_of_three_is_killed() => Judge(new SiloKilled());

    [Fact]
    public Task All_silos_are_killed_at_once() => Judge(new AllSilosKilled());

    [Fact]
    public Task An_API_process_is_killed() => Judge(new ApiKilled());

    [Fact]
    public Task The_database_is_killed_and_away_for_ten_seconds() => Judge(new DatabaseKilled());

    [Fact]
    public Task A_silo_stands_still_and_comes_back_as_a_zombie() => Judge(new SiloFrozen());

    [Fact]
    public Task A_silo_is_cut_off_from_the_database() => Judge(new SiloCutOff());

    [Fact]
    public Task A_silo_and_the_others_do_not_reach_each_other() => Judge(new SiloIsolated());

    [ClockFact]
    public Task The_wall_clock_of_a_silo_jumps() => Judge(new ClockJumps());

    private Task Judge(IFault fault) => cluster.Judge(fault, Seed.For(fault.Name), output.WriteLine);
}
