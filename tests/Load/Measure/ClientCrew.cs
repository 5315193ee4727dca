using System.Diagnostics;
using System.Globalization;
using Dispatch.Load.Plans;
using Dispatch.Load.Server;

namespace Dispatch.Load.Measure;

/// <summary>Clients that send commands beside each other, each about tickets of its own.</summary>
internal sealed class ClientCrew : IAsyncDisposable
{
    private readonly LoadClient[] _clients;

    private ClientCrew(LoadClient[] clients) => _clients = clients;

    /// <summary>The cells that share the work.</summary>
    public static IReadOnlyList<string> CellIds(int cells) => [.. Enumerable.Range(1, cells).Select(i => string.Create(CultureInfo.InvariantCulture, $"load-{i}"))];

    /// <summary>Makes the cells and the technicians that are missing, and the clients.</summary>
    public static async Task<ClientCrew> Gather(
        IReadOnlyList<ServerConnection> servers, IReadOnlyList<string> cells, int clients, int techniciansPerClient, CommandMix mix, CancellationToken cancellationToken)
    {
        List<string> technicians =
        [
            .. Enumerable.Range(1, clients * techniciansPerClient).Select(i => string.Create(CultureInfo.InvariantCulture, $"load-{i}")),
        ];
        await new Registrar(servers[0].Http).Ensure(
            cells.Select(cell => new CellSeen(cell, $"Load {cell}", 1, "load")),
            technicians.Select(technician => new TechnicianSeen(technician, $"Technician {technician}", cells.ToValueList())),
            cancellationToken);
        var run = Guid.NewGuid().ToString("N")[..12];
        var bodies = new PreparedBodies(cells, technicians, techniciansPerClient);
        return new ClientCrew([.. Enumerable.Range(0, clients).Select(id => new LoadClient(id, run, servers[id % servers.Count], cells, bodies, mix))]);
    }

    /// <inheritdoc cref="Gather(IReadOnlyList{ServerConnection}, IReadOnlyList{string}, int, int, CommandMix, CancellationToken)" />
    public static Task<ClientCrew> Gather(IReadOnlyList<ServerConnection> servers, MeasureOptions options, CancellationToken cancellationToken) =>
        Gather(servers, CellIds(options.Cells), options.Clients, options.TechniciansPerClient, options.Mix, cancellationToken);

    /// <summary>Sends commands for a time.</summary>
    /// <param name="log">Gets what was measured.</param>
    /// <param name="rate">Commands a second, whether the server keeps up or not; null sends the next when the last is answered.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(long Commands, double Seconds)> Work(CommandLog log, double? rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = log.Accepted;
        var since = Stopwatch.GetTimestamp();
        var schedule = new Schedule(rate, since);

        // On threads of their own: a client does nothing but wait.
        await EachAlone(Send, cancellationToken);
        return (log.Accepted - before, Stopwatch.GetElapsedTime(since).TotalSeconds);

        void Send(LoadClient client)
        {
            while (Stopwatch.GetElapsedTime(since) < duration)
            {
                cancellationToken.ThrowIfCancellationRequested();
                client.Step(log, schedule.Next(cancellationToken), cancellationToken);
            }
        }
    }

    /// <summary>Leaves no technician at work, who would be busy for whoever comes next.</summary>
    public async ValueTask DisposeAsync()
    {
        await EachAlone(client => client.Finish(), CancellationToken.None);
        foreach (var client in _clients)
            client.Dispose();
    }

    private Task EachAlone(Action<LoadClient> work, CancellationToken cancellationToken) => Task.WhenAll(_clients.Select(client => Task.Factory.StartNew(
        () => work(client), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
}
