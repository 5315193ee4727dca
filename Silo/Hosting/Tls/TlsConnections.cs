using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Dispatch.Hosting.Tls;

/// <summary>Puts TLS between a connection's socket and what is said on it: both sides show a certificate, or nothing is said at all.</summary>
internal sealed partial class TlsConnections(ClusterCertificates certificates, TimeProvider clock, ILogger<TlsConnections> logger)
{
    /// <summary>A peer that has not shaken hands by then never will.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>For connections that come in.</summary>
    public ConnectionDelegate Answer(ConnectionDelegate next) =>
        connection => Run(connection, (tls, cancellationToken) => tls.Answer(certificates.ToServer(), cancellationToken), next);

    /// <summary>For connections that go out.</summary>
    public ConnectionDelegate Call(ConnectionDelegate next) =>
        connection => Run(connection, (tls, cancellationToken) => tls.Call(certificates.ToClient(), cancellationToken), next);

    private async Task Run(ConnectionContext connection, Func<TlsTransport, CancellationToken, Task> shakeHands, ConnectionDelegate next)
    {
        var clear = connection.Transport;
        await using var tls = new TlsTransport(clear);
        try
        {
            using var patience = new CancellationTokenSource(s_patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, connection.ConnectionClosed);
            await shakeHands(tls, either.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException)
        {
            LogRefused(connection.RemoteEndPoint, e.Message);
            connection.Abort(new ConnectionAbortedException("The TLS handshake failed.", e));
            return;
        }

        connection.Transport = tls;
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = clear;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No TLS with {Peer}, so no connection: {Reason}")]
    private partial void LogRefused(System.Net.EndPoint? peer, string reason);
}
