using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dispatch.Testing;

/// <summary>A mail server on loopback: speaks enough SMTP to take a message, and keeps it. What it answers can be changed.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _messages = [];
    private readonly Task _accepting;

    public SmtpServer()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was taken: headers and text as they came, oldest first.</summary>
    public IReadOnlyList<string> Messages => [.. _messages];

    /// <summary>The answer to <c>RCPT TO</c>.</summary>
    public string ToRecipient { get; set; } = "250 OK";

    /// <summary>The answer to a whole message; null: none, the connection hangs.</summary>
    public string? ToMessage { get; set; } = "250 Queued";

    /// <summary>Who signed in last: what came with <c>AUTH PLAIN</c>, decoded.</summary>
    public string? SignedIn { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is shut.
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using var _ = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 localhost ready");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var answer = await Answer(line, reader, writer);
                await writer.WriteLineAsync(answer ?? throw new OperationCanceledException());
                if (answer.StartsWith("221", StringComparison.Ordinal))
                    return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client left, or the server is shut.
        }
    }

    private async Task<string?> Answer(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                return "250-localhost\r\n250-AUTH PLAIN\r\n250 8BITMIME";
            case "AUTH":
                SignedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1]));
                return "235 Welcome";
            case "RCPT":
                return ToRecipient;
            case "DATA":
                await writer.WriteLineAsync("354 Go on");
                var message = await ReadMessage(reader);
                if (ToMessage is null)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                if (ToMessage!.StartsWith("250", StringComparison.Ordinal))
                    _messages.Enqueue(message);
                return ToMessage;
            case "QUIT":
                return "221 Bye";
            default:
                return "250 OK";
        }
    }

    private async Task<string> ReadMessage(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            message.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return message.ToString();
    }
}
