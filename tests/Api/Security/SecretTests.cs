using System.Net;
using System.Net.WebSockets;
using System.Text;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Security;

/// <summary>Nothing that opens a door is ever written to a log, however much of it an administrator wants to see.</summary>
public sealed class SecretTests
{
    private const string Guess = "Gu3ss-of-a-token";
    private const string Password = "Pa55word-in-a-body";
    private const string Encoded = "Enc0ded-t0ken";

    [Fact]
    public async Task Tokens_and_passwords_are_in_no_line_of_any_log()
    {
        using var directory = new TempDirectory();
        await using var server = await ServerProcess.Start(
            $"--Dispatch:DataDirectory={directory.Path}", "--environment=Development", "--Dispatch:Demo=false",
            "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Debug", "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Debug", "--Logging:LogLevel:Orleans=Debug", "--Logging:LogLevel:Polly=Debug",
            "--Logging:Console:FormatterOptions:IncludeScopes=true");
        using var nobody = server.Client();
        using var thief = server.Client(Guess);
        var (api, stranger) = (new Caller(server.Http), new Caller(nobody));

        (await api.Put("/technicians/t", new { name = "T", cells = new[] { "front-desk" }, password = Password })).Is(HttpStatusCode.UnprocessableEntity);
        (await api.Send(HttpMethod.Put, "/technicians/t", Caller.Json($"{{\"name\": \"{Password}"))).Is(HttpStatusCode.BadRequest);
        (await api.Put("/technicians/t", new { name = "T", cells = Password })).Is(HttpStatusCode.UnprocessableEntity);
        await stranger.Post("/api/v1/session", new { userName = "ada", password = Password });
        await stranger.Send(HttpMethod.Post, "/api/v1/session", Caller.Json($"{{\"userName\": \"ada\", \"password\": \"{Password}"));
        (await new Caller(thief).Get("/cells")).Is(HttpStatusCode.Unauthorized);
        (await stranger.Get("/cells", ("Cookie", $"dispatch={Guess}"))).Is(HttpStatusCode.Unauthorized);
        foreach (var token in new[] { ServerProcess.Token, Guess })
        {
            await stranger.Post($"/hubs/dispatch/negotiate?negotiateVersion=1&access_token={token}");
            await stranger.Get($"/api/v1/cells?access_token={token}");
            await stranger.Get($"/?a=b&ACCESS_TOKEN={token}&c=d");
        }

        // However the name is written, it is found.
        await stranger.Get($"/hubs/dispatch?access%5Ftoken={Encoded}");
        await Socket(ServerProcess.Token);
        await Assert.ThrowsAsync<WebSocketException>(() => Socket(Guess));

        // The last request leaves its mark; what came before it is then written too.
        await stranger.Get("/the-end");
        await Poll.Until(() => Task.FromResult(server.Output.Contains("/the-end", StringComparison.Ordinal)), "the last request is logged");
        Assert.Contains("Request starting", server.Output, StringComparison.Ordinal);
        Assert.Contains("/hubs/dispatch", server.Output, StringComparison.Ordinal);
        foreach (var secret in new[] { ServerProcess.Token, Guess, Password, Encoded })
        {
            var line = server.Output.Split('\n').FirstOrDefault(line => line.Contains(secret, StringComparison.Ordinal));
            Assert.True(line is null, line);
        }

        async Task Socket(string token)
        {
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri($"ws://{server.Url.Authority}/hubs/dispatch?access_token={token}"), CancellationToken.None);
            await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            await socket.ReceiveAsync(new byte[1024], CancellationToken.None);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }
}
