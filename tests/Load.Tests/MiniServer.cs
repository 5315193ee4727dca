using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dispatch.Load.Server;

namespace Dispatch.Load.Tests;

/// <summary>Answers every command alike, over bare sockets, and counts them.</summary>
internal sealed class MiniServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private int _commands;

    public MiniServer(string command = "201 Created")
    {
        const string Ticket = """{"number":"D-1","version":1,"code":"unavailable"}""";
        _answer = Encoding.ASCII.GetBytes($"HTTP/1.1 {command}\r\nContent-Length: {Ticket.Length}\r\n\r\n{Ticket}");
        _listener.Start();
        _ = Task.Run(Accept);
    }

    public int Commands => Volatile.Read(ref _commands);

    public Task<ServerConnection> Connect() =>
        ServerConnection.Open(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/")), "token", CancellationToken.None);

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
        while (await reader.ReadLineAsync() is { } request)
        {
            var length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(header[15..], CultureInfo.InvariantCulture);
            }

            if (length > 0)
                await reader.ReadBlockAsync(new char[length]);
            var isCommand = request.StartsWith("POST", StringComparison.Ordinal);
            if (isCommand)
                Interlocked.Increment(ref _commands);
            await connection.GetStream().WriteAsync(isCommand ? _answer : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        }
    }
}
