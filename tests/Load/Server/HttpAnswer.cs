using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;

namespace Dispatch.Load.Server;

/// <summary>An answer of HTTP/1.1 as bytes: its status, and its body with a length or in chunks.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Closes">Whether the server takes no further request on this connection.</param>
public readonly record struct HttpAnswer(HttpStatusCode Status, bool Closes)
{
    private static ReadOnlySpan<byte> NewLine => "\r\n"u8;

    /// <summary>Reads the answer at the beginning of what was received.</summary>
    /// <param name="received">What was received so far.</param>
    /// <param name="body">Gets the body; cleared first.</param>
    /// <returns>Null while some of it is missing.</returns>
    /// <exception cref="IOException">It is no answer of HTTP/1.1 to a POST.</exception>
    public static HttpAnswer? Read(ReadOnlySpan<byte> received, ArrayBufferWriter<byte> body)
    {
        body.ResetWrittenCount();
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var head = received[..(end + NewLine.Length)];
        var rest = received[(end + (2 * NewLine.Length))..];
        var isComplete = Header(head, "Transfer-Encoding"u8).SequenceEqual("chunked"u8) ? ReadChunks(rest, body) : ReadBody(rest, LengthOf(head), body);
        return isComplete ? new HttpAnswer(StatusOf(head), Header(head, "Connection"u8).SequenceEqual("close"u8)) : null;
    }

    private static HttpStatusCode StatusOf(ReadOnlySpan<byte> received) =>
        received.StartsWith("HTTP/1.1 "u8) && Utf8Parser.TryParse(received[9..], out int status, out var digits) && digits == 3
            ? (HttpStatusCode)status
            : throw new IOException("The answer is not HTTP/1.1.");

    private static int LengthOf(ReadOnlySpan<byte> head) => Header(head, "Content-Length"u8) is { Length: > 0 } length
        ? int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new IOException("The answer does not say how long it is.");

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        for (var line = head; line.IndexOf(NewLine) is >= 0 and var end; line = line[(end + NewLine.Length)..])
        {
            if (end > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
                return line[(name.Length + 1)..end].Trim(" "u8);
        }
        return [];
    }

    private static bool ReadBody(ReadOnlySpan<byte> rest, int length, ArrayBufferWriter<byte> body)
    {
        if (rest.Length < length)
            return false;
        body.Write(rest[..length]);
        return true;
    }

    private static bool ReadChunks(ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> body)
    {
        while (rest.IndexOf(NewLine) is >= 0 and var end)
        {
            if (!Utf8Parser.TryParse(rest[..end], out int size, out _, 'x'))
                throw new IOException("A chunk of the answer has no size.");
            rest = rest[(end + NewLine.Length)..];
            if (rest.Length < size + NewLine.Length)
                return false;
            body.Write(rest[..size]);
            rest = rest[(size + NewLine.Length)..];
            if (size == 0)
                return true;
        }
        return false;
    }
}
