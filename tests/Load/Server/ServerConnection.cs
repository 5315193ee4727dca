using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace Dispatch.Load.Server;

/// <summary>A way into a server: HTTP and the live feed, both signed in.</summary>
/// <param name="http">Its base address is the server's.</param>
/// <param name="signedIn">The headers that sign a request in.</param>
/// <param name="configureHub">Signs the live feed in, and in tests leads it to a server in the same process.</param>
public sealed class ServerConnection(HttpClient http, Func<string> signedIn, Action<HttpConnectionOptions>? configureHub = null) : IDisposable
{
    /// <summary>What shows that a request by cookie comes from a page of the server, which the session tells.</summary>
    private const string Antiforgery = "X-Antiforgery";

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(30);

    /// <summary>The HTTP client.</summary>
    public HttpClient Http { get; } = http;

    /// <summary>The headers that sign a request in, for connections of the tool's own; one a line, as they go over the wire.</summary>
    public string SignedIn => signedIn();

    /// <summary>Where the live feed is.</summary>
    public Uri Hub { get; } = new(http.BaseAddress!, "hubs/dispatch");

    /// <summary>Prepares the live feed's connection.</summary>
    public void ConfigureHub(HttpConnectionOptions options) => configureHub?.Invoke(options);

    /// <summary>
    /// Signs in: with the token, or without one as a browser does at a Development server, whose demo anybody may sign in to.
    /// </summary>
    /// <exception cref="SignInException">The server does not let the tool in.</exception>
    /// <exception cref="ServerLostException">No server answers.</exception>
    public static async Task<ServerConnection> Open(Uri address, string? token, CancellationToken cancellationToken)
    {
        var cookies = new CookieContainer();
        var handler = new SocketsHttpHandler
        {
            CookieContainer = cookies,
            UseCookies = token is null,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            UseProxy = false,
        };
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = s_longestAnswer };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var connection = new ServerConnection(
            http,
            () => token is null
                ? $"Cookie: {cookies.GetCookieHeader(address)}\r\n{Antiforgery}: {http.DefaultRequestHeaders.GetValues(Antiforgery).Single()}"
                : $"Authorization: Bearer {token}",
            options =>
            {
                options.Cookies = cookies;
                if (token is not null)
                    options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            });
        try
        {
            await connection.SignIn(token is null, cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();

    private async Task SignIn(bool asBrowser, CancellationToken cancellationToken)
    {
        try
        {
            if (asBrowser)
                await BeginSession(cancellationToken);
            using var answer = await Http.GetAsync("api/v1/cells", cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new SignInException(asBrowser
                    ? $"{Http.BaseAddress} wants a bearer token: give --token, or set DISPATCH_TOKEN."
                    : $"{Http.BaseAddress} does not accept the token.");
        }
        catch (HttpRequestException e)
        {
            throw new ServerLostException($"No server answers at {Http.BaseAddress}: {e.Message}", e);
        }
    }

    /// <summary>Becomes the administrator of the demo, where there is one: the tool makes cells and technicians of its own.</summary>
    private async Task BeginSession(CancellationToken cancellationToken)
    {
        using var offered = await Http.GetAsync("api/v1/session", cancellationToken);
        if (offered.StatusCode is not HttpStatusCode.OK)
            return;
        var session = await offered.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var people = session.GetProperty("signIn").GetProperty("demo").EnumerateArray();
        if (people.FirstOrDefault(person => person.GetProperty("role").GetString() == "administrator") is not { ValueKind: JsonValueKind.Object } administrator)
            return;
        using var answer = await Http.PostAsJsonAsync("api/v1/session/demo", new { id = administrator.GetProperty("id").GetString() }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        session = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        Http.DefaultRequestHeaders.Add(Antiforgery, session.GetProperty("antiforgeryToken").GetString());
    }
}
