using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Api;

/// <summary>A browser in which the demo's dispatcher is signed in: by cookie, without a token. The server runs in Development, with the demo.</summary>
public sealed class DemoBrowser : IDisposable
{
    public const string Identity = "demo-dispatcher";

    private DemoBrowser(HttpClient http, string cookie) => (Http, Api, Cookie) = (http, new Caller(http), cookie);

    public HttpClient Http { get; }

    public Caller Api { get; }

    /// <summary>What the browser sends, for connections of other kinds.</summary>
    public string Cookie { get; }

    public static async Task<DemoBrowser> Open(ServerProcess server)
    {
        var cookies = new CookieContainer();
        var http = server.Client(handler: new HttpClientHandler { CookieContainer = cookies });
        using var become = await http.PostAsJsonAsync(new Uri("/api/v1/session/demo", UriKind.Relative), new { id = Identity });
        var session = await become.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>();
        http.DefaultRequestHeaders.Add("X-Antiforgery", session!["antiforgeryToken"]!.GetValue<string>());
        return new DemoBrowser(http, cookies.GetCookieHeader(server.Url));
    }

    public void Dispose() => Http.Dispose();
}
