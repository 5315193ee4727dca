using System.Net;
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
        using (await http.GetAsync(new Uri("/", UriKind.Relative)))
            return new DemoBrowser(http, cookies.GetCookieHeader(server.Url));
    }

    public void Dispose() => Http.Dispose();
}
