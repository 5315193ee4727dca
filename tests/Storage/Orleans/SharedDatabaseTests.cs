using Dispatch.Access;
using Dispatch.Cells;
using Dispatch.Hosting;
using Dispatch.Tests.Storage.Engines;
using Dispatch.Tickets;
using Orleans.TestingHost;

namespace Dispatch.Tests.Storage.Orleans;

/// <summary>Silos of one process that share a database, as test clusters have them.</summary>
public abstract class SharedDatabaseTests(Engine engine)
{
    [Fact]
    public async Task Two_silos_of_one_process_write_to_one_database()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseDispatchStorage(engine.Database);
            silo.Services.AddDispatchGrains();
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();

        foreach (var id in new[] { "north", "south", "east", "west" })
        {
            var profile = new CellProfile(id, id, 1, "network", CellKind.Internal, null, null, [], DispatchMode.Manual);
            Assert.True((await cluster.Client.GetGrain<ISupportCellGrain>(GrainKeys.Cell(id)).Put(profile, null)).Written);
        }

        var reports = Enumerable.Range(0, 40).Select(i => cluster.Client.GetGrain<IFrontDeskGrain>(i).Report(new CommandEnvelope(
            new TicketCommand.Report("Nothing prints", Channel.Phone, new Requester("Zoë"), "north", 1), new Actor("d", "dispatcher"), Rights.All, Guid.NewGuid().ToString(), "f")));
        var outcomes = await Task.WhenAll(reports);
        Assert.Equal(40, outcomes.Select(outcome => outcome.Ticket!.Number).Distinct().Count());
        Assert.Equal(4, await engine.Count("select count(*) from OrleansStorage"));
    }
}

public sealed class SqliteSharedDatabaseTests(SqliteEngine engine) : SharedDatabaseTests(engine), IClassFixture<SqliteEngine>;

public sealed class PostgresSharedDatabaseTests(PostgresEngine engine) : SharedDatabaseTests(engine), IClassFixture<PostgresEngine>;
