using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Dispatch.Tests.Api.People;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Tests.Api.Security;

/// <summary>A browser signs in at an issuer, all the way, and every way that must not work.</summary>
[Collection(IssuedApi.Name)]
public sealed class OpenIdConnectTests : IDisposable
{
    private const string Failed = "/?problem=sign-in-failed";

    private readonly IssuedApi _server;
    private readonly Browser _browser;

    public OpenIdConnectTests(IssuedApi server)
    {
        (_server, _browser) = (server, new Browser(server.Process));
        server.Issuer.Sign = null;
        server.Issuer.Said = [];
        server.Issuer.Person = new JsonObject { ["preferred_username"] = "marie", ["name"] = "Marie Curie", ["roles"] = new JsonArray("everybody", "desk"), ["cells"] = new JsonArray("first-line") };
    }

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Whoever_has_a_role_at_the_issuer_is_signed_in_and_sent_where_they_wanted_to_go()
    {
        await Cells();
        var toIssuer = await _browser.Follow(new Uri("/api/v1/session/openid-connect?returnUrl=/settings", UriKind.Relative));
        var asked = QueryHelpers.ParseQuery(toIssuer.Query);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.True(asked[name].ToString().Length > 20, name));
        Assert.DoesNotContain(TestIssuer.ClientSecret, toIssuer.Query, StringComparison.Ordinal);

        var callback = await _browser.Follow(toIssuer);
        Assert.False(_browser.HasSession);
        Assert.Equal("/settings", (await _browser.Follow(callback)).OriginalString);
        Assert.True(_browser.HasSession);

        // A dispatcher, the stronger of the two roles, of cell-1.
        (await _browser.Api.Get("/cells/cell-1/board")).Is(HttpStatusCode.OK);
        (await _browser.Api.Get("/cells/cell-2/board")).Is(HttpStatusCode.NotFound);
        var token = await _browser.Token();
        (await _browser.Api.Put("/cells/another", new { name = "x", level = 1, domain = "x", mode = "manual" }, token)).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await _browser.Api.Post("/tickets", Caller.Request("cell-1"))).IsProblem(HttpStatusCode.Forbidden, "antiforgery");
        var ticket = (await _browser.Api.Post("/tickets", Caller.Request("cell-1"), token)).Is(HttpStatusCode.Created);
        var line = Assert.Single(await _server.Api.Journal(ticket.Number));
        Assert.Equal("marie", line["actor"]!["id"]!.GetValue<string>());
        Assert.Equal("dispatcher", line["actor"]!["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_and_for_other_sites()
    {
        using var http = _server.Process.Client(handler: new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _browser.Cookies });
        using var answer = await http.GetAsync(await _browser.ReachCallback());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), header => header.StartsWith("dispatch=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Claims_that_only_user_info_has_count_as_well()
    {
        await Cells();
        _server.Issuer.Person.Remove("cells");
        _server.Issuer.Said = ["first-line"];
        Assert.Equal("/", await _browser.SignIn());
        (await _browser.Api.Get("/cells/cell-1/board")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cell_that_the_settings_do_not_name_is_reached_by_nobody()
    {
        await Cells();
        _server.Issuer.Person["cells"] = new JsonArray("cell-1", "*");
        Assert.Equal("/", await _browser.SignIn());
        (await _browser.Api.Get("/cells/cell-1/board")).Is(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""["unknown"]""")]
    [InlineData("""["administrator"]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Whoever_has_no_role_here_is_told_so_and_not_signed_in(string roles)
    {
        _server.Issuer.Person["roles"] = JsonNode.Parse(roles);
        Assert.Equal("/?problem=no-role", await _browser.SignIn());
        Assert.False(_browser.HasSession);
    }

    [Fact]
    public async Task Whoever_has_the_name_of_an_account_is_told_so_and_not_signed_in_also_when_the_account_is_made_later()
    {
        var name = Staff.NewName();
        _server.Issuer.Person["preferred_username"] = name.ToUpperInvariant();
        Assert.Equal("/", await _browser.SignIn());
        (await _browser.Api.Get("/cells")).Is(HttpStatusCode.OK);

        (await _server.Api.Put($"/accounts/{name}", Staff.Account())).Is(HttpStatusCode.Created);
        (await _browser.Api.Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        using var again = new Browser(_server.Process);
        Assert.Equal("/?problem=name-taken", await again.SignIn());
        Assert.False(again.HasSession);

        // Whoever has the account goes on under the name, whichever way the other came first.
        using var person = await Person.SignedIn(_server.Process, name, Staff.Password);
        (await person.Api.Get("/cells")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("evil")]
    [InlineData("~/evil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere_afterwards(string returnUrl) =>
        (await _browser.Api.Get($"/api/v1/session/openid-connect?returnUrl={Uri.EscapeDataString(returnUrl)}")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", "returnUrl");

    [Fact]
    public async Task Another_state_is_refused()
    {
        var callback = await _browser.ReachCallback();
        var state = QueryHelpers.ParseQuery(callback.Query)["state"].ToString();
        await Refused(Browser.With(callback, "state", state[..^4] + (state[^4] == 'A' ? 'B' : 'A') + state[^3..]));
        await Refused(Browser.With(callback, "state", ""));
    }

    [Fact]
    public async Task A_flow_that_another_browser_began_is_refused()
    {
        using var another = new Browser(_server.Process);
        await Refused(await another.ReachCallback());
    }

    [Fact]
    public async Task Another_nonce_is_refused()
    {
        _server.Issuer.Person["nonce"] = "of-another-flow";
        await Refused(await _browser.ReachCallback());
    }

    [Fact]
    public async Task A_code_is_good_once_even_for_who_kept_all_cookies()
    {
        var callback = await _browser.ReachCallback();
        using var thief = new Browser(_server.Process);
        foreach (var cookie in _browser.Cookies.GetAllCookies().ToList())
            thief.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        Assert.Equal("/", (await _browser.Follow(callback)).OriginalString);

        Assert.Equal(Failed, (await thief.Follow(callback)).OriginalString);
        Assert.False(thief.HasSession);
        Assert.Equal(Failed, (await _browser.Follow(callback)).OriginalString);
    }

    [Fact]
    public async Task An_id_token_of_another_signer_or_for_another_client_is_refused()
    {
        using var stranger = new SigningKey();
        _server.Issuer.Sign = stranger.Sign;
        await Refused(await _browser.ReachCallback());

        _server.Issuer.Sign = claims => SigningKey.Sign(new JsonObject { ["alg"] = "none" }, claims, _ => []);
        await Refused(await _browser.ReachCallback());

        _server.Issuer.Sign = null;
        _server.Issuer.Person["aud"] = "another-client";
        await Refused(await _browser.ReachCallback());
        _server.Issuer.Person["aud"] = TestIssuer.ClientId;
        _server.Issuer.Person["iss"] = "https://another.example";
        await Refused(await _browser.ReachCallback());
    }

    [Fact]
    public async Task Whoever_breaks_off_is_back_on_the_first_page()
    {
        var callback = await _browser.ReachCallback();
        await Refused(new Uri(QueryHelpers.AddQueryString(
            callback.GetLeftPart(UriPartial.Path), new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = QueryHelpers.ParseQuery(callback.Query)["state"] })));
    }

    [Fact]
    public async Task Where_the_issuer_does_not_answer_the_first_page_says_so()
    {
        using var directory = new TempDirectory();
        await using var alone = await ServerProcess.Start(
            $"--Dispatch:DataDirectory={directory.Path}",
            "--Dispatch:OpenIdConnect:Authority=http://127.0.0.1:1",
            "--Dispatch:OpenIdConnect:ClientId=dispatch",
            "--Dispatch:OpenIdConnect:Roles:desk=dispatcher");
        using var browser = new Browser(alone);
        Assert.Equal("/?problem=issuer-away", (await browser.Follow(new Uri("/api/v1/session/openid-connect", UriKind.Relative))).OriginalString);

        // Without an audience no tokens of the issuer are taken, and they are refused as any other.
        using var program = alone.Client(_server.Issuer.Key.Sign(_server.Issuer.Claims()));
        (await new Caller(program).Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_issuer_also_for_a_copy_of_its_cookie_and_for_its_hub_connections()
    {
        using var desk = new Browser(_server.Process);
        foreach (var browser in new[] { _browser, desk })
            Assert.Equal("/", await browser.SignIn());
        using var copy = _browser.Copy();
        (await copy.Api.Get("/cells")).Is(HttpStatusCode.OK);
        await using var ends = copy.Connect();
        await using var stays = desk.Connect();
        var ended = new TaskCompletionSource();
        ends.Closed += _ => Task.FromResult(ended.TrySetResult());
        await ends.StartAsync();
        await stays.StartAsync();

        (await _browser.SignOut()).Is(HttpStatusCode.NoContent);
        var line = (await _server.Api.Get("/audit?actor=marie&limit=1")).Items[0]!;
        Assert.Equal("signed-out", line["kind"]!.GetValue<string>());
        Assert.False(_browser.HasSession);
        (await copy.Api.Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        (await desk.Api.Get("/cells")).Is(HttpStatusCode.OK);
        await stays.InvokeAsync("UnwatchCell", "cell-1");
    }

    [Fact]
    public async Task Signing_in_anew_ends_the_session_that_the_browser_had()
    {
        Assert.Equal("/", await _browser.SignIn());
        using var copy = _browser.Copy();
        (await copy.Api.Get("/cells")).Is(HttpStatusCode.OK);
        Assert.Equal("/", await _browser.SignIn());
        (await _browser.Api.Get("/cells")).Is(HttpStatusCode.OK);
        (await copy.Api.Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    private async Task Refused(Uri callback)
    {
        Assert.Equal(Failed, (await _browser.Follow(callback)).OriginalString);
        Assert.False(_browser.HasSession);
        (await _browser.Api.Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    private async Task Cells()
    {
        foreach (var id in new[] { "cell-1", "cell-2" })
            Assert.True((await _server.Api.Put($"/cells/{id}", new { name = id, level = 1, domain = "network", mode = "manual" })).IsSuccess);
    }
}
