using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Dispatch.Testing;

namespace Dispatch.Tests.Api;

/// <summary>A screen that watches a board, has asked for more than all buffers on the way hold, and reads nothing until it is told to.</summary>
internal sealed class DeafScreen : IDisposable
{
    private const char End = '\u001e';
    private const int Asked = 200;

    private readonly ClientWebSocket _socket = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _unread = new();

    private DeafScreen()
    {
    }

    /// <summary>The frames that it has read, from where to where.</summary>
    public List<(long From, long To)> Frames { get; } = [];

    /// <summary>Connects and watches.</summary>
    public static async Task<DeafScreen> Open(ServerProcess server, string cell)
    {
        var screen = new DeafScreen();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                await tcp.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await screen._socket.ConnectAsync(new Uri($"ws://{server.Url.Authority}/hubs/dispatch?access_token={ServerProcess.Token}"), invoker, CancellationToken.None);
        await screen.Say("""{"protocol": "json", "version": 1}""");
        for (var i = 0; i < Asked; i++)
            await screen.Say($$"""{"type": 1, "invocationId": "{{i}}", "target": "WatchCell", "arguments": ["{{cell}}", null]}""");
        return screen;
    }

    /// <summary>Reads all that was sent meanwhile, and after it the answer to what it asks now: the whole board.</summary>
    /// <returns>The versions that it shows.</returns>
    public async Task<Dictionary<string, int>> ReadAndAskAgain(string cell)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Say($$"""{"type": 1, "invocationId": "again", "target": "WatchCell", "arguments": ["{{cell}}", null]}""");
        while (true)
        {
            var message = await Next(bound.Token);
            if (message.TryGetProperty("target", out var target) && target.GetString() == "cellChanged")
            {
                var frame = message.GetProperty("arguments")[0];
                Frames.Add((frame.GetProperty("from").GetInt64(), frame.GetProperty("to").GetInt64()));
            }
            else if (message.TryGetProperty("invocationId", out var id) && id.GetString() == "again")
            {
                return message.GetProperty("result").GetProperty("snapshot").GetProperty("rows").EnumerateArray()
                    .ToDictionary(row => row.GetProperty("number").GetString()!, row => row.GetProperty("version").GetInt32(), StringComparer.Ordinal);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement> Next(CancellationToken cancellationToken)
    {
        var bytes = new byte[64 * 1024];
        var characters = new char[bytes.Length];
        while (true)
        {
            var text = _unread.ToString();
            if (text.IndexOf(End, StringComparison.Ordinal) is var end and >= 0)
            {
                _unread.Remove(0, end + 1);
                return JsonElement.Parse(text[..end]);
            }

            var read = await _socket.ReceiveAsync(bytes, cancellationToken);
            Assert.NotEqual(WebSocketMessageType.Close, read.MessageType);
            // A character may stand across two reads.
            _unread.Append(characters, 0, _decoder.GetChars(bytes, 0, read.Count, characters, 0));
        }
    }

    private Task Say(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
