using System.Net;
using Dispatch.Testing;
using Dispatch.Tests.Api.People;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Tests.Api.Security;

/// <summary>A browser that keeps cookies and follows redirects one at a time, so that a test can step between.</summary>
internal sealed class Browser : IDisposable
{
    private const string Session = "dispatch";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;
    private readonly Uri _server;

    public Browser(ServerProcess server)
        : this(server.Url)
    {
    }

    private Browser(Uri server)
    {
        _server = server;
        _http = new HttpClient(_handler) { BaseAddress = _server };
        Api = new Caller(_http);
    }

    /// <summary>What scripts of the page ask, with the browser's cookies.</summary>
    public Caller Api { get; }

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Whether the browser is signed in, as far as its cookies say.</summary>
    public bool HasSession => Cookies.GetCookies(_server).Any(cookie => cookie.Name == Session);

    /// <summary>Another browser with a copy of the cookies.</summary>
    public Browser Copy()
    {
        var copy = new Browser(_server);
        copy.Cookies.Add(Cookies.GetCookies(_server));
        return copy;
    }

    /// <summary>A connection to the hub with the browser's cookies.</summary>
    public HubConnection Connect() => new HubConnectionBuilder()
        .WithUrl(new Uri(_server, "/hubs/dispatch"), options => options.Cookies = Cookies)
        .Build();

    /// <summary>The header by which our pages show that a change is theirs.</summary>
    public async Task<(string Name, string Value)> Token() => (Person.Header, (await Api.Get("/session"))["antiforgeryToken"]!.GetValue<string>());

    /// <summary>As our page does.</summary>
    public async Task<Answer> SignOut() => await Api.Delete("/session", null, await Token());

    /// <summary>From our button to the issuer and back as far as the address to return to, which is not asked for yet.</summary>
    public async Task<Uri> ReachCallback(string returnUrl = "/")
    {
        var toIssuer = await Follow(new Uri($"/api/v1/session/openid-connect?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
        return await Follow(toIssuer);
    }

    /// <summary>The whole way.</summary>
    /// <returns>Where it ends.</returns>
    public async Task<string> SignIn(string returnUrl = "/") => (await Follow(await ReachCallback(returnUrl))).OriginalString;

    /// <summary>Asks for an address and expects to be sent to another one.</summary>
    public async Task<Uri> Follow(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!;
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    /// <summary>The address with another value of a parameter.</summary>
    public static Uri With(Uri address, string parameter, string value)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(entry => entry.Key, entry => (string?)entry.Value.ToString(), StringComparer.Ordinal);
        query[parameter] = value;
        return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query));
    }
}
