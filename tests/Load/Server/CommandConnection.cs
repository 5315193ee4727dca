using System.Buffers;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text.Unicode;

namespace Dispatch.Load.Server;

/// <summary>
/// A connection that is kept open and carries one command at a time. HTTP/1.1 over a bare socket whose thread waits for the answer, because a tool
/// that measures shares the machine with the server: a general client takes several times as long, and wakes three threads where this wakes one.
/// </summary>
/// <param name="server">Where to, and who asks.</param>
public sealed class CommandConnection(ServerConnection server) : IDisposable
{
    private const int LongestAnswer = 30_000;

    private readonly Uri _address = server.Http.BaseAddress!;
    private readonly string _headers = $"Host: {server.Http.BaseAddress!.Authority}\r\n{server.SignedIn}\r\nContent-Type: application/json";
    private readonly ArrayBufferWriter<byte> _body = new(4096);
    private byte[] _buffer = new byte[8192];
    private Socket? _socket;
    private Stream? _stream;

    /// <summary>Sends a command and waits for the answer.</summary>
    /// <param name="path">The path, without the first slash.</param>
    /// <param name="body">JSON.</param>
    /// <param name="key">Identifies the command.</param>
    /// <exception cref="IOException">There was no answer; what became of the command is unknown.</exception>
    public Answer Post(string path, ReadOnlySpan<byte> body, string key)
    {
        try
        {
            var stream = Open();
            stream.Write(Request(path, body, key));
            return Receive(stream);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Whatever still comes over it would be taken for the answer to the next command.
            Dispose();
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stream?.Dispose();
        _socket?.Dispose();
        _stream = null;
    }

    private Stream Open()
    {
        // Where nothing was asked, there is something to read only if the server has closed the connection meanwhile.
        if (_stream is not null && !_socket!.Poll(0, SelectMode.SelectRead))
            return _stream;
        Dispose();
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = LongestAnswer, SendTimeout = LongestAnswer };
        _socket.Connect(_address.IdnHost, _address.Port);
        _stream = new NetworkStream(_socket);
        if (_address.Scheme != Uri.UriSchemeHttps)
            return _stream;
        var secure = new SslStream(_stream);
        _stream = secure;
        secure.AuthenticateAsClient(_address.IdnHost);
        return _stream;
    }

    private ReadOnlySpan<byte> Request(string path, ReadOnlySpan<byte> body, string key)
    {
        int written;
        while (!Utf8.TryWrite(
            _buffer,
            CultureInfo.InvariantCulture,
            $"POST {_address.AbsolutePath}{path} HTTP/1.1\r\n{_headers}\r\nIdempotency-Key: {key}\r\nContent-Length: {body.Length}\r\n\r\n",
            out written) || !body.TryCopyTo(_buffer.AsSpan(written)))
            _buffer = new byte[_buffer.Length * 2];
        return _buffer.AsSpan(0, written + body.Length);
    }

    private Answer Receive(Stream stream)
    {
        for (var received = 0; ;)
        {
            if (received == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var count = stream.Read(_buffer.AsSpan(received));
            if (count == 0)
                throw new IOException("The server closed the connection without an answer.");
            received += count;
            if (HttpAnswer.Read(_buffer.AsSpan(0, received), _body) is not { } answer)
                continue;
            if (answer.Closes)
                Dispose();
            return AnswerReader.Read(answer.Status, _body.WrittenSpan);
        }
    }
}
