using System.Net;
using System.Net.Sockets;
using System.Text;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Security;

/// <summary>What surrounds the API: headers of every answer, and how much of the server a connection may take.</summary>
[Collection(SqliteApi.Name)]
public sealed class ShellTests(SqliteApi server)
{
    [Theory]
    [InlineData("/api/v1/cells")]
    [InlineData("/api/v1/cells/nowhere")]
    [InlineData("/api/v1/tickets?limit=x")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path)
    {
        using var answer = await server.Process.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=(self)", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        var content = Header("Content-Security-Policy");
        Assert.Contains("frame-ancestors 'none'", content, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", content, StringComparison.Ordinal);
        if (!path.StartsWith("/docs", StringComparison.Ordinal))
        {
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", content, StringComparison.Ordinal);
            Assert.Contains("require-trusted-types-for 'script'", content, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", content, StringComparison.Ordinal);
        }

        if (path.StartsWith("/api", StringComparison.Ordinal))
            Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
    }

    [Fact]
    public async Task An_answer_to_a_fault_has_them_too()
    {
        // Nothing over HTTP makes a fault, so a table is taken away under the server.
        using var directory = new TempDirectory();
        await using var process = await ServerProcess.Start($"--Dispatch:DataDirectory={directory.Path}", "--environment=Development", "--Dispatch:Demo=false");
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(directory.Path, "dispatch.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "alter table audit rename to mislaid";
            await command.ExecuteNonQueryAsync();
        }

        using var answer = await process.Http.GetAsync(new Uri("/api/v1/audit", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);

        // Not in Development either does a stranger read how the server is built.
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"code\":\"fault\"", text, StringComparison.Ordinal);
        foreach (var inside in new[] { "   at ", "Exception", "Sqlite", "no such table", ".cs" })
            Assert.DoesNotContain(inside, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no such table", process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an address too long", 414)]
    [InlineData("a header too long", 431)]
    [InlineData("too many headers", 431)]
    public async Task What_is_too_large_is_refused_and_the_server_goes_on(string what, int status)
    {
        var request = what switch
        {
            "an address too long" => $"GET /api/v1/cells?x={new string('x', 9_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "a header too long" => $"GET /api/v1/cells HTTP/1.1\r\nHost: localhost\r\nX-Large: {new string('x', 40_000)}\r\n\r\n",
            _ => $"GET /api/v1/cells HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 80).Select(i => $"X-{i}: y\r\n"))}\r\n",
        };
        var answer = await Say(server.Process.Url, request);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        (await server.Api.Get("/cells")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_says_nothing_is_sent_away_and_the_number_of_connections_has_an_end()
    {
        using var directory = new TempDirectory();
        await using var process = await ServerProcess.Start(
            $"--Dispatch:DataDirectory={directory.Path}", "--Kestrel:Limits:RequestHeadersTimeout=00:00:01", "--Kestrel:Limits:MaxConcurrentConnections=20");
        // Never the end of its headers.
        Assert.StartsWith("HTTP/1.1 408 ", await Say(process.Url, "GET /api/v1/cells HTTP/1.1\r\nHost: localhost\r\n"), StringComparison.Ordinal);

        List<TcpClient> idle = [];
        try
        {
            for (var i = 0; i < 25; i++)
            {
                idle.Add(new TcpClient());
                await idle[^1].ConnectAsync(process.Url.Host, process.Url.Port);
            }

            // Those too many are closed at once; the others may speak when they want to.
            await Poll.Until(() => Task.FromResult(idle.Count(IsClosed) >= 5), "connections beyond the limit are closed");
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }

        using var http = process.Client(ServerProcess.Token);
        await Poll.Until(async () => await Answers(http), "the server answers again");

        static bool IsClosed(TcpClient client) => client.Client.Poll(0, SelectMode.SelectRead) && client.Client.Available == 0;

        static async Task<bool> Answers(HttpClient http)
        {
            try
            {
                return (await new Caller(http).Get("/cells")).IsSuccess;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    /// <summary>Sends bytes as they are and reads until the server closes.</summary>
    private static async Task<string> Say(Uri url, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port);
        await using var stream = client.GetStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), patience.Token);
        }
        catch (IOException)
        {
            // It has heard enough.
        }

        var answer = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            for (int read; answer.Length < 16 && (read = await stream.ReadAsync(buffer, patience.Token)) > 0;)
                answer.Write(buffer, 0, read);
        }
        catch (IOException)
        {
            // Closed while we still sent.
        }

        return Encoding.ASCII.GetString(answer.ToArray());
    }
}
