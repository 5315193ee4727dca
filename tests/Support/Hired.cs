using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Testing;

/// <summary>Somebody whom an administrator gave an account, signed in with their password: the cookie, and a personal access token that they made themselves.</summary>
public sealed class Hired : IDisposable
{
    public const string Password = "violet-anchor-7-crumbs";

    /// <summary>The header that requests of a session show its token in.</summary>
    public const string Antiforgery = "X-Antiforgery";

    /// <summary>Everything that a token can be good for, so that only the role narrows it.</summary>
    private static readonly string[] s_scopes = ["read", "tickets", "import", "roster", "rules", "admin"];

    private readonly HttpClient _browser;

    private Hired(HttpClient browser, string antiforgery, string token) => (_browser, AntiforgeryToken, Token) = (browser, antiforgery, token);

    /// <summary>The personal access token.</summary>
    public string Token { get; }

    /// <summary>What requests of the session show.</summary>
    public string AntiforgeryToken { get; }

    /// <summary>Their browser, signed in.</summary>
    public HttpClient Browser => _browser;

    /// <summary>The session's cookies, for connections of other kinds.</summary>
    public required CookieContainer Cookies { get; init; }

    /// <summary>Gives somebody an account and lets them sign in and make a token.</summary>
    /// <param name="administrator">Who may make accounts; its base address is the server's.</param>
    /// <param name="id">The name they sign in with.</param>
    /// <param name="account">The account, without its password.</param>
    public static async Task<Hired> Hire(HttpClient administrator, string id, JsonObject account)
    {
        account["enabled"] = true;
        account["name"] ??= id;
        account["password"] = Password;
        using var made = await administrator.PutAsJsonAsync($"/api/v1/accounts/{id}", account);
        await Read(made);

        var cookies = new CookieContainer();
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = administrator.BaseAddress };
        using var signedIn = await browser.PostAsJsonAsync("/api/v1/session", new { userName = id, password = Password });
        var antiforgery = (await Read(signedIn))["antiforgeryToken"]!.GetValue<string>();
        browser.DefaultRequestHeaders.Add(Antiforgery, antiforgery);
        using var token = await browser.PostAsJsonAsync("/api/v1/account/tokens", new { name = "tests", scopes = s_scopes, expiresAt = DateTimeOffset.UtcNow.AddHours(1) });
        return new Hired(browser, antiforgery, (await Read(token))["token"]!.GetValue<string>()) { Cookies = cookies };
    }

    public void Dispose() => _browser.Dispose();

    private static async Task<JsonNode> Read(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<JsonNode>())!
        : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
}
