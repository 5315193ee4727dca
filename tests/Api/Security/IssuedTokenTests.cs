using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Dispatch.Tests.Api.People;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dispatch.Tests.Api.Security;

/// <summary>Bearer tokens of an issuer.</summary>
[Collection(IssuedApi.Name)]
public sealed class IssuedTokenTests(IssuedApi server)
{
    private TestIssuer Issuer => server.Issuer;

    public static TheoryData<string, string?> Wrong => new()
    {
        { "aud", "\"another-api\"" },
        { "aud", $"\"{TestIssuer.ClientId}\"" },
        { "aud", null },
        { "iss", "\"https://another.example\"" },
        { "iss", null },
        { "exp", "-60" },
        { "exp", null },
        { "nbf", "60" },
        { "sub", null },
    };

    [Fact]
    public async Task A_token_of_the_issuer_is_as_good_as_its_roles()
    {
        (await With(Issuer.Key.Sign(Issuer.Claims())).Get("/cells")).Is(HttpStatusCode.OK);
        (await With(Issuer.Key.Sign(Issuer.Claims())).Get("/sla/board")).Is(HttpStatusCode.NotFound);
        var leads = Issuer.Claims();
        leads["roles"] = new JsonArray("desk", "lead", "everybody");
        (await With(Issuer.Key.Sign(leads)).Get("/sla/board")).Is(HttpStatusCode.OK);
        var one = Issuer.Claims();
        one["roles"] = "lead";
        (await With(Issuer.Key.Sign(one)).Get("/sla/board")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_for_the_name_of_an_account_is_refused_and_told_why_also_when_the_account_is_made_later()
    {
        var claims = Issuer.Claims();
        var name = Staff.NewName();
        claims["preferred_username"] = name;
        var token = Issuer.Key.Sign(claims);
        (await With(token).Get("/cells")).Is(HttpStatusCode.OK);
        (await server.Api.Put($"/accounts/{name}", Staff.Account())).Is(HttpStatusCode.Created);
        (await With(token).Get("/cells")).IsProblem(HttpStatusCode.Forbidden, "name-taken");
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_that_is_not_for_us_now_is_none(string claim, string? value)
    {
        var claims = Issuer.Claims();
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = claim is "exp" or "nbf" ? TestIssuer.Seconds(TimeSpan.FromSeconds(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture))) : JsonNode.Parse(value);
        if (claim == "sub")
            (await With(Issuer.Key.Sign(claims)).Get("/cells")).IsProblem(HttpStatusCode.Forbidden, "no-role");
        else
            (await With(Issuer.Key.Sign(claims)).Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task A_signature_that_is_not_the_issuers_is_none()
    {
        using var stranger = new SigningKey();
        var good = Issuer.Key.Sign(Issuer.Claims());
        var header = new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = Issuer.Key.Id };
        foreach (var token in new[]
        {
            stranger.Sign(Issuer.Claims()),
            // The right name on the wrong key.
            SigningKey.Sign(new JsonObject { ["alg"] = "RS256", ["kid"] = Issuer.Key.Id }, Issuer.Claims(), _ => new byte[256]),
            SigningKey.Sign(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" }, Issuer.Claims(), _ => []),
            SigningKey.Sign(new JsonObject { ["alg"] = "none", ["typ"] = "JWT", ["kid"] = Issuer.Key.Id }, Issuer.Claims(), _ => [1, 2, 3]),
            SigningKey.Sign(header, Issuer.Claims(), text => HMACSHA256.HashData(Issuer.Key.PublicBytes, text)),
            SigningKey.Sign((JsonObject)header.DeepClone(), Issuer.Claims(), text => HMACSHA256.HashData(Convert.FromBase64String(Unwrapped(Issuer.Key.PublicBytes)), text)),
            good[..^6] + "AAAAAA",
            good[..good.LastIndexOf('.')] + ".",
            "ey.ey.ey",
        })
            (await With(token).Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
        (await With(good).Get("/cells")).Is(HttpStatusCode.OK);

        static string Unwrapped(byte[] pem) => string.Concat(System.Text.Encoding.ASCII.GetString(pem).Split('\n').Where(line => !line.StartsWith('-')));
    }

    [Fact]
    public async Task A_token_without_a_role_here_is_told_why()
    {
        var claims = Issuer.Claims();
        claims["roles"] = new JsonArray("unknown");
        var answer = (await With(Issuer.Key.Sign(claims)).Get("/cells")).IsProblem(HttpStatusCode.Forbidden, "no-role");
        Assert.Contains("'roles'", answer["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_issuer_changes_its_key_new_tokens_are_taken_and_old_ones_are_not()
    {
        (await With(Issuer.Key.Sign(Issuer.Claims())).Get("/cells")).Is(HttpStatusCode.OK);
        using var old = Issuer.Rotate();
        // The keys are read again at most every ten seconds, so that nobody makes us ask all the time with invented tokens.
        await Poll.Until(async () => (await With(Issuer.Key.Sign(Issuer.Claims())).Get("/cells")).IsSuccess, "the new key is known", TimeSpan.FromSeconds(30));
        (await With(old.Sign(Issuer.Claims())).Get("/cells")).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task A_hub_connection_ends_with_its_token_and_others_stay()
    {
        var brief = Issuer.Key.Sign(Issuer.Claims(TimeSpan.FromSeconds(6)));
        var lasting = Issuer.Key.Sign(Issuer.Claims());
        await using var ends = Connect(brief);
        await using var stays = Connect(lasting);
        await using var administrators = Connect(ServerProcess.Token);
        var ended = new TaskCompletionSource();
        ends.Closed += _ => Task.FromResult(ended.TrySetResult());
        foreach (var connection in new[] { ends, stays, administrators })
            await connection.StartAsync();

        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await stays.InvokeAsync("UnwatchCell", "cell-1");
        await administrators.InvokeAsync("UnwatchCell", "cell-1");
    }

    private HubConnection Connect(string token) => new HubConnectionBuilder()
        .WithUrl(new Uri(server.Process.Url, "/hubs/dispatch"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
        .Build();

    private Caller With(string token) => new(server.Process.Client(token));
}
