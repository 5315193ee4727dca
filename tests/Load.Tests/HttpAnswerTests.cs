using System.Buffers;
using System.Net;
using System.Text;
using Dispatch.Load.Server;

namespace Dispatch.Load.Tests;

public sealed class HttpAnswerTests
{
    private const string Chunked = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\ntransfer-encoding: chunked\r\n\r\n6\r\n{\"a\":1\r\n11\r\n,\"b\":\"\r\n0\r\n\r\nzwei\r\n0\r\n\r\n";
    private const string Measured = "HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    [Theory]
    [InlineData(Chunked, HttpStatusCode.Created, false, "{\"a\":1,\"b\":\"\r\n0\r\n\r\nzwei")]
    [InlineData(Measured, HttpStatusCode.Conflict, true, "{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", HttpStatusCode.OK, false, "")]
    public void An_answer_is_read_when_all_of_it_is_there(string text, HttpStatusCode status, bool closes, string content)
    {
        var body = new ArrayBufferWriter<byte>();
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var some = 0; some < bytes.Length; some++)
            Assert.Null(HttpAnswer.Read(bytes.AsSpan(0, some), body));
        Assert.Equal(new HttpAnswer(status, closes), HttpAnswer.Read(bytes, body));
        Assert.Equal(content, Encoding.UTF8.GetString(body.WrittenSpan));
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzwei\r\n")]
    public void What_is_no_answer_is_a_fault(string text) =>
        Assert.Throws<IOException>(() => HttpAnswer.Read(Encoding.UTF8.GetBytes(text), new ArrayBufferWriter<byte>()));
}
