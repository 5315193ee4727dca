using Dispatch.Testing;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>An installation of several processes on one PostgreSQL: silos, and API processes that are their clients.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly string _database;

    private Nodes(string database) => _database = database;

    public List<SiloProcess> Silos { get; } = [];

    public List<ServerProcess> Apis { get; } = [];

    /// <summary>The administrator, at the first API process.</summary>
    public Caller Api => new(Apis[0].Http);

    /// <summary>What every process of the installation is told.</summary>
    public string[] Settings =>
    [
        "--Dispatch:Database:Provider=postgres", $"--Dispatch:Database:ConnectionString={_database}", $"--Dispatch:DataDirectory={_directory.Path}",
    ];

    /// <summary>Starts so many of each, all at once.</summary>
    public static async Task<Nodes> Start(int silos, int apis)
    {
        var nodes = new Nodes(await (await PostgresServer.Shared).CreateDatabase());
        try
        {
            var starting = Enumerable.Range(0, silos).Select(_ => SiloProcess.Start(nodes.Settings)).ToList();
            var clients = Enumerable.Range(0, apis).Select(_ => ServerProcess.Start([.. nodes.Settings, "--Dispatch:Hosting=client"])).ToList();
            nodes.Silos.AddRange(await Task.WhenAll(starting));
            nodes.Apis.AddRange(await Task.WhenAll(clients));
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var api in Apis)
            await api.DisposeAsync();
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        _directory.Dispose();
    }
}
