using System.Net;
using System.Net.WebSockets;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Security;

[Collection(SqliteApi.Name)]
public sealed class SignInTests(SqliteApi server)
{
    public static TheoryData<string, string> Endpoints => new()
    {
        { "GET", "/api/v1/tickets" },
        { "POST", "/api/v1/tickets" },
        { "GET", "/api/v1/tickets/1001" },
        { "GET", "/api/v1/tickets/1001/events" },
        { "POST", "/api/v1/tickets/1001/note" },
        { "GET", "/api/v1/technicians" },
        { "PUT", "/api/v1/technicians/x" },
        { "POST", "/api/v1/technicians/x/position" },
        { "GET", "/api/v1/technicians/x/agenda" },
        { "GET", "/api/v1/cells" },
        { "PUT", "/api/v1/cells/x" },
        { "GET", "/api/v1/cells/x/board" },
        { "POST", "/hubs/dispatch/negotiate?negotiateVersion=1" },
        { "GET", "/api/v1/nothing" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_said(string method, string path)
    {
        foreach (var token in new[] { null, "not-the-token", ServerProcess.Token + "x", ServerProcess.Token[..^1], "" })
        {
            foreach (var accept in new[] { "application/json", "text/html" })
            {
                using var http = server.Process.Client(token);
                var answer = await new Caller(http).Send(new HttpMethod(method), path, null, ("Accept", accept));
                answer.IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
            }
        }
    }

    [Fact]
    public async Task A_token_in_the_address_opens_hubs_only()
    {
        using var http = server.Process.Client();
        var nobody = new Caller(http);
        (await nobody.Get($"/tickets?access_token={ServerProcess.Token}")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        (await nobody.Post($"/hubs/dispatch/negotiate?negotiateVersion=1&access_token={ServerProcess.Token}")).Is(HttpStatusCode.OK);
        (await nobody.Post("/hubs/dispatch/negotiate?negotiateVersion=1&access_token=wrong")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task A_cookie_that_another_site_sends_is_refused_for_requests_and_for_sockets()
    {
        using var http = server.Process.Client();
        var browser = new Caller(http);
        (await browser.Get("/tickets", ("Cookie", "dispatch=x"), ("Origin", "https://evil.example"))).IsProblem(HttpStatusCode.Forbidden, "cross-site");
        (await browser.Get("/tickets", ("Cookie", "dispatch=x"), ("Origin", "null"))).IsProblem(HttpStatusCode.Forbidden, "cross-site");
        (await browser.Post("/tickets", Caller.Request(), ("Cookie", "dispatch=x"), ("Origin", "https://evil.example"))).IsProblem(HttpStatusCode.Forbidden, "cross-site");
        // Its own origin is not refused; the cookie itself is no sign-in.
        (await browser.Get("/tickets", ("Cookie", "dispatch=x"), ("Origin", server.Process.Url.GetLeftPart(UriPartial.Authority))))
            .IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", "dispatch=x");
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(
            new Uri($"ws://{server.Process.Url.Authority}/hubs/dispatch?access_token={ServerProcess.Token}"), CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    public async Task Health_and_the_reference_are_open(string path)
    {
        using var http = server.Process.Client();
        var answer = (await new Caller(http).Get(path)).Is(HttpStatusCode.OK);
        Assert.NotEmpty(answer.Text);
    }

    [Fact]
    public async Task Answers_keep_foreign_content_out()
    {
        using var answer = await server.Process.Http.GetAsync(new Uri("/api/v1/cells", UriKind.Relative));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Without_an_issuer_there_is_no_way_to_one()
    {
        using var http = server.Process.Client();
        (await new Caller(http).Get("/api/v1/session/openid-connect")).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_host_name_that_is_not_ours_is_not_served()
    {
        // Against DNS rebinding: a page of another site that points its name here gets nothing.
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Api.Get("/tickets", ("Host", "evil.example"))).Status);
    }
}
