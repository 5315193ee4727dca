using System.Net.WebSockets;
using System.Text;

namespace Dispatch.Tests.Access.Fuzz.Hub;

/// <summary>A connection to the hub without a client's good manners: bytes go out as they are, and all that comes back is kept.</summary>
internal sealed class RawConnection : IDisposable
{
    private const int PieceLength = 7;

    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RawConnection(string token)
    {
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        _socket.Options.Proxy = null;
    }

    /// <summary>What was heard so far; bytes that are no text stand for themselves as Latin-1.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
                return _heard.ToString();
        }
    }

    /// <summary>Done when the server has closed the connection.</summary>
    public Task Closed => _closed.Task;

    public static async Task<RawConnection> Open(Uri server, string token, CancellationToken cancellationToken)
    {
        var connection = new RawConnection(token);
        await connection._socket.ConnectAsync(new Uri($"ws://{server.Authority}/hubs/dispatch"), cancellationToken);
        _ = connection.Listen();
        return connection;
    }

    /// <summary>Sends bytes, in pieces or at once.</summary>
    public async Task Send(byte[] bytes, bool text, bool inPieces, CancellationToken cancellationToken)
    {
        try
        {
            var kind = text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
            var length = inPieces ? Math.Max(PieceLength, bytes.Length / 20) : Math.Max(1, bytes.Length);
            for (var from = 0; from < bytes.Length && !Closed.IsCompleted; from += length)
                await _socket.SendAsync(bytes.AsMemory(from, Math.Min(length, bytes.Length - from)), kind, endOfMessage: true, cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The server has closed the connection, which is seen where it matters.
        }
    }

    /// <summary>Waits until a text is heard or the connection is closed.</summary>
    /// <returns>Whether it was heard.</returns>
    public async Task<bool> Hears(string text, CancellationToken cancellationToken)
    {
        while (!Heard.Contains(text, StringComparison.Ordinal))
        {
            if (Closed.IsCompleted)
                return Heard.Contains(text, StringComparison.Ordinal);
            await Task.WhenAny(Closed, Task.Delay(2, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return true;
    }

    /// <summary>Goes away without a word.</summary>
    public void Dispose() => _socket.Abort();

    private async Task Listen()
    {
        var buffer = new byte[16_384];
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                lock (_heard)
                    _heard.Append(Encoding.Latin1.GetString(buffer, 0, received.Count));
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Broken off, by the server or by us.
        }

        _closed.TrySetResult();
    }
}
