using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Dispatch.Load.Server;

namespace Dispatch.Load.Screens;

/// <summary>A screen that watches a board, asks for more than all buffers on the way hold, and never reads.</summary>
internal sealed class StuckScreen : IDisposable
{
    private const int Asked = 200;

    private readonly ClientWebSocket _socket = new();

    private StuckScreen()
    {
    }

    /// <summary>Connects and watches.</summary>
    public static async Task<StuckScreen> Open(ServerConnection server, string cell, CancellationToken cancellationToken)
    {
        var screen = new StuckScreen();
        foreach (var header in server.SignedIn.Split("\r\n").Select(line => line.Split(": ", 2)))
            screen._socket.Options.SetRequestHeader(header[0], header[1]);
        using var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (context, cancelled) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                await tcp.ConnectAsync(context.DnsEndPoint, cancelled);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        var address = new UriBuilder(server.Hub) { Scheme = server.Hub.Scheme is "https" ? "wss" : "ws" }.Uri;
        await screen._socket.ConnectAsync(address, invoker, cancellationToken);
        await screen.Say("""{"protocol": "json", "version": 1}""", cancellationToken);
        for (var i = 0; i < Asked; i++)
            await screen.Say($$"""{"type": 1, "invocationId": "{{i}}", "target": "WatchCell", "arguments": ["{{cell}}", null]}""", cancellationToken);
        return screen;
    }

    /// <summary>Whether the server would not wait for it any longer.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Says that it is alive, which is all that it does.</summary>
    public async Task Ping(CancellationToken cancellationToken)
    {
        if (IsCutOff)
            return;
        try
        {
            await Say("""{"type": 6}""", cancellationToken);
        }
        catch (WebSocketException)
        {
            IsCutOff = true;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private Task Say(string message, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
}
