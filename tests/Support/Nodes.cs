namespace Dispatch.Testing;

/// <summary>An installation of several processes on one PostgreSQL: silos, and API processes that are their clients.</summary>
public sealed class Nodes : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly string _database;
    private readonly string[] _more;

    private Nodes(string database, string[] more) => (_database, _more) = (database, more);

    /// <summary>Those that host grains.</summary>
    public IReadOnlyList<SiloProcess> Silos { get; private set; } = [];

    /// <summary>Those that take HTTP.</summary>
    public IReadOnlyList<ServerProcess> Apis { get; private set; } = [];

    /// <summary>What every process of the installation is told.</summary>
    public string[] Settings =>
    [
        "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={_database}", $"--Dispatch:DataDirectory={_directory.Path}", .. _more,
    ];

    /// <summary>Starts so many of each, all at once, on a database of their own, with these settings beside the others.</summary>
    public static async Task<Nodes> Start(int silos, int apis, params string[] more) =>
        await Start(await (await PostgresServer.Shared).CreateDatabase(), [.. Enumerable.Repeat(new SiloSetup(), silos)], apis, more);

    /// <summary>Starts these silos and so many API processes, all at once.</summary>
    public static async Task<Nodes> Start(string database, IReadOnlyList<SiloSetup> silos, int apis, params string[] more)
    {
        var nodes = new Nodes(database, more);
        var starting = silos.Select(silo => SiloProcess.Start([.. nodes.Settings, .. silo.Settings], silo.Variables)).ToList();
        var clients = Enumerable.Range(0, apis).Select(_ => ServerProcess.Start([.. nodes.Settings, "--Dispatch:Hosting=client"])).ToList();
        // One that gives up leaves the others to be ended.
        await Task.WhenAll([.. starting, .. clients]).ContinueWith(_ => { }, TaskScheduler.Default);
        nodes.Silos = [.. starting.Where(silo => silo.IsCompletedSuccessfully).Select(silo => silo.Result)];
        nodes.Apis = [.. clients.Where(api => api.IsCompletedSuccessfully).Select(api => api.Result)];
        try
        {
            await Task.WhenAll([.. starting, .. clients]);
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var api in Apis)
            await api.DisposeAsync();
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        _directory.Dispose();
    }
}
