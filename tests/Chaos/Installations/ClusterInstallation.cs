using Dispatch.Chaos.Reading;
using Dispatch.Testing;
using Npgsql;

namespace Dispatch.Chaos.Installations;

/// <summary>
/// Three silos and two API processes on a PostgreSQL of their own. Every silo has doors that can be shut to the others. The last one reaches the database by a wire that can be
/// cut, the one before it reads its wall clock through libfaketime, where that is installed.
/// </summary>
internal sealed class ClusterInstallation : IAsyncDisposable
{
    private const int Apis = 2;

    private readonly PostgresServer _postgres;
    private readonly WallClock _clock;
    private readonly Relay _wire;
    private readonly Nodes _nodes;

    private ClusterInstallation(PostgresServer postgres, WallClock clock, Relay wire, IReadOnlyList<Doors> doors, Nodes nodes, StoredRows rows) =>
        (_postgres, _clock, _wire, _nodes, Rows, Behind) = (postgres, clock, wire, nodes, rows, [.. doors.Zip(nodes.Silos)]);

    /// <summary>Those that host grains.</summary>
    public IReadOnlyList<SiloProcess> Hosts => _nodes.Silos;

    /// <summary>Those that take HTTP.</summary>
    public IReadOnlyList<ServerProcess> Nodes => _nodes.Apis;

    /// <summary>Its database.</summary>
    public StoredRows Rows { get; }

    /// <summary>The database's server.</summary>
    public PostgresServer Postgres => _postgres;

    /// <summary>The wire between one silo and the database.</summary>
    public Relay Wire => _wire;

    /// <summary>The silos, and the doors that each is behind.</summary>
    public IReadOnlyList<(Doors Doors, SiloProcess Silo)> Behind { get; }

    /// <summary>The wall clock of one silo.</summary>
    public WallClock Clock => _clock;

    /// <summary>Starts it, with the region made.</summary>
    public static async Task<ClusterInstallation> Start()
    {
        var postgres = await PostgresServer.Create();
        var (clock, wire) = (new WallClock(), postgres.Wire());
        var database = await postgres.CreateDatabase();
        List<Doors> doors = [new(), new(), new()];
        SiloSetup[] silos = [doors[0].Setup, doors[1].Setup with { Variables = clock.Variables }, doors[2].Setup with { Settings = [.. doors[2].Setup.Settings, .. SiloSetup.By(wire, database).Settings] }];

        var nodes = await Testing.Nodes.Start(database, silos, Apis);
        await Region.Make(nodes.Apis[0].Http);
        var unpooled = new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString;
        return new ClusterInstallation(postgres, clock, wire, doors, nodes, new StoredRows(() => new NpgsqlConnection(unpooled), "e.xmin::text::bigint"));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _nodes.DisposeAsync();
        await _wire.DisposeAsync();
        foreach (var (doors, _) in Behind)
            await doors.DisposeAsync();
        await _postgres.DisposeAsync();
        _clock.Dispose();
    }
}
