using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Testing;

/// <summary>A wire between clients and a server, which can be cut: then every connection breaks, and new ones break at once.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _ends = [];
    private readonly Uri _server;
    private readonly Task _accepting;
    private volatile bool _cut;

    /// <summary>A wire to this server.</summary>
    public Relay(Uri server)
    {
        _server = server;
        _listener.Start();
        Url = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = Accept();
    }

    /// <summary>Where the server is found through it.</summary>
    public Uri Url { get; }

    /// <summary>Cuts it, or mends it.</summary>
    public void Cut(bool cut)
    {
        _cut = cut;
        if (cut)
            Break();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Cut(true);
        _listener.Stop();
        await _accepting;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Join(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is taken away.
        }
    }

    private async Task Join(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            _ends[client] = _ends[server] = true;
            try
            {
                if (_cut)
                    return;
                await server.ConnectAsync(IPAddress.Loopback, _server.Port);
                var (there, back) = (Carry(client, server), Carry(server, client));
                // Cut after it was asked: nobody else would break it.
                if (_cut)
                    return;
                await Task.WhenAny(there, back);
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // Cut, or the server is away.
            }
            finally
            {
                _ends.TryRemove(client, out _);
                _ends.TryRemove(server, out _);
            }
        }
    }

    private static async Task Carry(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One of both ends is gone, and the other goes with it.
        }
    }

    private void Break()
    {
        foreach (var end in _ends.Keys)
            end.Dispose();
    }
}
