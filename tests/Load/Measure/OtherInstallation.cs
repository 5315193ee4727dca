using Dispatch.Load.Server;

namespace Dispatch.Load.Measure;

/// <summary>Another installation under the same load, for example one process beside a cluster: what an arrangement of the same program costs.</summary>
public sealed class OtherInstallation : IBaseline
{
    private readonly ServerConnection _server;
    private readonly ClientCrew _crew;
    private readonly double? _rate;

    private OtherInstallation(ServerConnection server, ClientCrew crew, double? rate) => (_server, _crew, _rate) = (server, crew, rate);

    /// <inheritdoc />
    public string Name => $"Dispatch at {_server.Http.BaseAddress}";

    /// <summary>Makes what is missing there, and clients of its own.</summary>
    /// <param name="server">The installation; disposed of with this.</param>
    /// <param name="options">How it is loaded.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OtherInstallation> Create(ServerConnection server, MeasureOptions options, CancellationToken cancellationToken) =>
        new(server, await ClientCrew.Gather([server], options, cancellationToken), options.Rate);

    /// <inheritdoc />
    /// <exception cref="ServerLostException">Commands went unanswered there: its figure would flatter the other.</exception>
    public async Task<double> Measure(TimeSpan duration, CancellationToken cancellationToken)
    {
        var log = new CommandLog();
        var (commands, seconds) = await _crew.Work(log, _rate, duration, cancellationToken);
        if (!log.Errors.IsEmpty)
            throw new ServerLostException($"{Name} failed, so there is nothing to compare with: {string.Join(", ", log.Errors.Select(error => $"{error.Value} times {error.Key}"))}.");
        return commands / seconds;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _crew.DisposeAsync();
        _server.Dispose();
    }
}
