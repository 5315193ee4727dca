using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Dispatch.Hosting.Clustering;

/// <summary>
/// Tries the addresses that the silo will listen on before it starts. A port that is taken, or an address that is not of this machine, then ends the start with its
/// sentence alone, not in the middle of it with what Orleans logs about that.
/// </summary>
internal sealed class NodeSockets(IOptions<EndpointOptions> options) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var endpoint = options.Value;
        Try(endpoint.SiloListeningEndpoint ?? new IPEndPoint(endpoint.AdvertisedIPAddress, endpoint.SiloPort));
        Try(endpoint.GatewayListeningEndpoint ?? new IPEndPoint(endpoint.AdvertisedIPAddress, endpoint.GatewayPort));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is wrong leaves as the socket says it; <see cref="StartFailure"/> knows the sentence.</summary>
    private static void Try(IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(endpoint);
    }
}
