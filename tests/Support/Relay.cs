using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Testing;

/// <summary>A wire between clients and a server, which can be cut for all of them or for some: then their connections break, and new ones break at once.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _joined = [];
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private volatile Func<IPEndPoint, bool>? _refused;

    /// <summary>A wire to this server of this machine.</summary>
    public Relay(Uri server)
        : this(new IPEndPoint(IPAddress.Loopback, 0), new IPEndPoint(IPAddress.Loopback, server.Port)) =>
        Url = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    /// <summary>A wire from this address to a server at another.</summary>
    public Relay(IPEndPoint at, IPEndPoint server)
    {
        _listener = new TcpListener(at);
        _server = server;
        _listener.Start();
        Url = new UriBuilder("tcp", at.Address.ToString(), ((IPEndPoint)_listener.LocalEndpoint).Port).Uri;
        _accepting = Accept();
    }

    /// <summary>Where the server is found through it.</summary>
    public Uri Url { get; }

    /// <summary>Cuts it, or mends it.</summary>
    public void Cut(bool cut) => Refuse(cut ? static _ => true : null);

    /// <summary>Cuts it for those who call from such places, and for nobody else; null for nobody.</summary>
    public void Refuse(Func<IPEndPoint, bool>? callers)
    {
        _refused = callers;
        foreach (var (client, server) in _joined)
        {
            if (!IsRefused(client))
                continue;
            client.Dispose();
            server.Dispose();
        }
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
            _joined[client] = server;
            try
            {
                if (IsRefused(client))
                    return;
                await server.ConnectAsync(_server);
                var (there, back) = (Carry(client, server), Carry(server, client));
                // Cut after it was asked: nobody else would break it.
                if (IsRefused(client))
                    return;
                await Task.WhenAny(there, back);
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // Cut, or the server is away.
            }
            finally
            {
                _joined.TryRemove(client, out _);
            }
        }
    }

    /// <summary>Whether it is cut for whoever is at the other end; one who is gone is nobody's.</summary>
    private bool IsRefused(TcpClient client)
    {
        try
        {
            return _refused is { } refused && (client.Client?.RemoteEndPoint is not IPEndPoint caller || refused(caller));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return true;
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
}
