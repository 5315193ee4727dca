using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Testing;

/// <summary>
/// An OpenID Connect issuer on loopback: discovery, keys, the code flow with PKCE, user info. Whoever is sent here signs in as the person that the
/// test has set. Codes are for one use, and only for who began the flow.
/// </summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string ClientId = "dispatch";
    public const string ClientSecret = "a-secret-of-the-client";
    public const string Audience = "dispatch-api";

    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private readonly string _host;

    private TestIssuer(string host)
    {
        _host = host;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.Use((context, next) =>
        {
            if (!IsAway)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", context => Json(context, Discovery()));
        _app.MapGet("/keys", context => Json(context, new JsonObject { ["keys"] = new JsonArray(Key.Public) }));
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", Token);
        _app.MapGet("/userinfo", context => Json(context, new JsonObject { ["sub"] = "person-1", ["cells"] = Said.DeepClone() }));
    }

    /// <summary>Where it is, and what it calls itself.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://{_host}:{new Uri(_app.Urls.First()).Port}");

    /// <summary>Whether it answers nothing.</summary>
    public bool IsAway { get; set; }

    /// <summary>The settings of a server that trusts it: <c>desk</c> are dispatchers, <c>lead</c> managers, <c>everybody</c> requesters, and <c>first-line</c> is <c>cell-1</c>.</summary>
    public string[] Settings =>
    [
        $"--Dispatch:OpenIdConnect:Authority={Url}",
        $"--Dispatch:OpenIdConnect:ClientId={ClientId}",
        $"--Dispatch:OpenIdConnect:ClientSecret={ClientSecret}",
        $"--Dispatch:OpenIdConnect:Audience={Audience}",
        "--Dispatch:OpenIdConnect:Roles:desk=dispatcher",
        "--Dispatch:OpenIdConnect:Roles:lead=manager",
        "--Dispatch:OpenIdConnect:Roles:everybody=requester",
        "--Dispatch:OpenIdConnect:Cells:first-line=cell-1",
    ];

    public SigningKey Key { get; private set; } = new();

    /// <summary>The claims of whoever signs in next, over those that every id token has.</summary>
    public JsonObject Person { get; set; } = [];

    /// <summary>What user info says about <c>cells</c>, beside the id token.</summary>
    public JsonArray Said { get; set; } = [];

    /// <summary>Signs the id tokens; by default the issuer's key.</summary>
    public Func<JsonObject, string>? Sign { get; set; }

    /// <summary>Starts one.</summary>
    /// <param name="host">A name of this machine. To a browser, <c>localhost</c> is another site than a server at <c>127.0.0.1</c>.</param>
    public static async Task<TestIssuer> Start(string host = "127.0.0.1")
    {
        var issuer = new TestIssuer(host);
        await issuer._app.StartAsync();
        return issuer;
    }

    /// <summary>From now on another key signs, and the old one is gone.</summary>
    public SigningKey Rotate()
    {
        var old = Key;
        Key = new SigningKey();
        return old;
    }

    /// <summary>The claims of a good bearer token for a program.</summary>
    public JsonObject Claims(TimeSpan? expiresIn = null) => new()
    {
        ["iss"] = Url,
        ["aud"] = Audience,
        ["sub"] = "program-1",
        ["jti"] = Guid.NewGuid().ToString("N"),
        ["roles"] = new JsonArray("desk"),
        ["nbf"] = Seconds(TimeSpan.FromMinutes(-1)),
        ["exp"] = Seconds(expiresIn ?? TimeSpan.FromMinutes(5)),
    };

    public static long Seconds(TimeSpan fromNow) => (DateTimeOffset.UtcNow + fromNow).ToUnixTimeSeconds();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private JsonObject Discovery() => new()
    {
        ["issuer"] = Url,
        ["authorization_endpoint"] = $"{Url}/authorize",
        ["token_endpoint"] = $"{Url}/token",
        ["userinfo_endpoint"] = $"{Url}/userinfo",
        ["jwks_uri"] = $"{Url}/keys",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private Task Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        var code = Guid.NewGuid().ToString("N");
        var back = query["redirect_uri"].ToString();
        _grants[code] = new Grant(query["nonce"].ToString(), query["code_challenge"].ToString(), back);
        context.Response.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
        return Task.CompletedTask;
    }

    private async Task Token(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var verified = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !_grants.TryRemove(form["code"].ToString(), out var grant)
            || grant.Challenge != verified || grant.Back != form["redirect_uri"])
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await Json(context, new JsonObject { ["error"] = "invalid_grant" });
            return;
        }

        var claims = new JsonObject
        {
            ["iss"] = Url,
            ["aud"] = ClientId,
            ["sub"] = "person-1",
            ["nonce"] = grant.Nonce,
            ["iat"] = Seconds(TimeSpan.Zero),
            ["exp"] = Seconds(TimeSpan.FromMinutes(5)),
        };
        foreach (var (name, value) in Person)
            claims[name] = value?.DeepClone();
        await Json(context, new JsonObject
        {
            ["access_token"] = "for-user-info",
            ["token_type"] = "Bearer",
            ["expires_in"] = 300,
            ["id_token"] = (Sign ?? Key.Sign)(claims),
        });
    }

    private static Task Json(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private sealed record Grant(string Nonce, string Challenge, string Back);
}
