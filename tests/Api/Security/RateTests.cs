using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Dispatch.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dispatch.Tests.Api.Security;

/// <summary>Limits of what one sender may ask, on a server with small ones.</summary>
public sealed class RateTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.Start(
        $"--Dispatch:DataDirectory={_directory.Path}",
        "--environment=Development",
        "--Dispatch:RateLimits:People:Requests=2", "--Dispatch:RateLimits:People:Burst=20",
        "--Dispatch:RateLimits:Addresses:Requests=2", "--Dispatch:RateLimits:Addresses:Burst=20",
        "--Dispatch:RateLimits:SignIns:Requests=10", "--Dispatch:RateLimits:SignIns:Burst=3",
        "--Dispatch:RateLimits:WrongTokens:Requests=20", "--Dispatch:RateLimits:WrongTokens:Burst=5",
        "--Dispatch:RateLimits:HubCalls:Requests=5", "--Dispatch:RateLimits:HubCalls:Burst=5",
        "--Dispatch:RateLimits:HubConnections=2");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_flood_is_told_when_to_go_on_and_goes_on_then_and_others_do_not_notice()
    {
        using var browser = await DemoBrowser.Open(_server);
        var refused = await Until429(() => browser.Api.Get("/cells"));
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        // The administrator's token is not limited, nor is the watch over the server; another address has its own share.
        var administrator = new Caller(_server.Http);
        for (var i = 0; i < 100; i++)
            (await administrator.Get("/cells")).Is(HttpStatusCode.OK);
        using var stranger = From("127.0.0.2");
        (await new Caller(stranger).Get("/cells")).Is(HttpStatusCode.Unauthorized);

        await Poll.Until(async () => (await browser.Api.Get("/cells")).Status is HttpStatusCode.OK, "the browser is served again");
    }

    [Fact]
    public async Task Strangers_are_limited_by_their_address()
    {
        using var one = From("127.0.0.3");
        // What is refused at once: requests must come quicker than the limit lets them, also on a busy machine.
        await Until429(() => new Caller(one).Get("/cells"));
        for (var i = 0; i < 50; i++)
            (await new Caller(one).Get("/health/live")).Is(HttpStatusCode.OK);
        using var another = From("127.0.0.4");
        (await new Caller(another).Get("/openapi/v1.json")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_tokens_are_soon_refused_and_a_right_one_from_there_is_let_in()
    {
        using var thief = From("127.0.0.5", "not-the-token");
        var tries = 0;
        var refused = await Until429(() =>
        {
            tries++;
            return new Caller(thief).Get("/cells");
        });
        Assert.InRange(tries, 6, 8);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        using var owner = From("127.0.0.5", ServerProcess.Token);
        (await new Caller(owner).Get("/cells")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sign_ins_are_limited_by_address()
    {
        using var guesser = From("127.0.0.6");
        for (var i = 0; i < 3; i++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SignIn(guesser)).Status);
        (await SignIn(guesser)).IsProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
        using var another = From("127.0.0.7");
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await SignIn(another)).Status);

        static Task<Answer> SignIn(HttpClient http) => new Caller(http).Post("/api/v1/session", new { userName = "ada", password = "guess" });
    }

    [Fact]
    public async Task Too_many_connections_of_one_identity_are_closed_and_room_is_made_again()
    {
        using var browser = await DemoBrowser.Open(_server);
        var first = await Connect(browser);
        await Counted(first);
        await using var second = await Connect(browser);
        await Counted(second);
        var closed = new TaskCompletionSource<Exception?>();
        await using var third = Build(browser);
        third.Closed += error =>
        {
            closed.SetResult(error);
            return Task.CompletedTask;
        };
        await third.StartAsync();
        Assert.NotNull(await closed.Task.WaitAsync(TimeSpan.FromSeconds(20)));

        // Those who were there stay; the administrator is not limited.
        Assert.Equal(JsonValueKind.Object, (await second.InvokeAsync<JsonElement>("WatchCell", "front-desk", null)).ValueKind);
        await using (var screen = await Screen.Open(_server))
        await using (var another = await Screen.Open(_server))
        await using (var third3 = await Screen.Open(_server))
            await third3.Watch("WatchCell", "front-desk");

        await first.DisposeAsync();
        await Poll.Until(
            async () =>
            {
                await using var next = Build(browser);
                try
                {
                    await next.StartAsync();
                    await next.InvokeAsync<JsonElement>("WatchCell", "front-desk", null);
                    return true;
                }
                catch (Exception e) when (e is HubException or InvalidOperationException or TaskCanceledException or HttpRequestException)
                {
                    return false;
                }
            },
            "there is room for a connection again");
    }

    [Fact]
    public async Task Too_many_calls_are_refused_and_the_connection_stays()
    {
        using var browser = await DemoBrowser.Open(_server);
        await using var connection = await Connect(browser);
        HubException? refused = null;
        for (var i = 0; i < 100 && refused is null; i++)
        {
            try
            {
                await connection.InvokeAsync("UnwatchCell", "front-desk");
            }
            catch (HubException e)
            {
                refused = e;
            }
        }

        Assert.Contains("Too many calls", refused!.Message, StringComparison.Ordinal);
        await Poll.Until(
            async () =>
            {
                try
                {
                    await connection.InvokeAsync<JsonElement>("WatchCell", "front-desk", null);
                    return true;
                }
                catch (HubException)
                {
                    return false;
                }
            },
            "the call is taken again");
        Assert.Equal(HubConnectionState.Connected, connection.State);
    }

    private static async Task<Answer> Until429(Func<Task<Answer>> ask)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await ask() is { Status: HttpStatusCode.TooManyRequests } refused)
                return refused.IsProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
        }

        throw new InvalidOperationException("Two hundred requests, and none too many.");
    }

    private HubConnection Build(DemoBrowser browser) => new HubConnectionBuilder()
        .WithUrl(new Uri(_server.Url, "/hubs/dispatch"), options =>
        {
            options.Headers["Cookie"] = browser.Cookie;
            options.SkipNegotiation = true;
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        })
        .Build();

    private async Task<HubConnection> Connect(DemoBrowser browser)
    {
        var connection = Build(browser);
        await connection.StartAsync();
        return connection;
    }

    /// <summary>A connection has started when the handshake is answered, which the server does before it counts it; its first call is answered after that.</summary>
    private static Task Counted(HubConnection connection) => connection.InvokeAsync("UnwatchCell", "front-desk");

    /// <summary>A client that comes from another address of this machine.</summary>
    private HttpClient From(string address, string? token = null) => _server.Client(token, new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address).MapToIPv6(), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
