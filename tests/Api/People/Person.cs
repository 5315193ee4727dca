using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.People;

/// <summary>Somebody at a browser of their own: it keeps cookies, and shows the antiforgery token that it was given last.</summary>
internal sealed class Person : IDisposable
{
    public const string Header = "X-Antiforgery";

    private readonly ServerProcess _server;
    private readonly HttpClient _http;

    public Person(ServerProcess server)
    {
        _server = server;
        _http = server.Client(handler: new SocketsHttpHandler { CookieContainer = Cookies, UseProxy = false });
        Api = new Caller(_http);
    }

    public CookieContainer Cookies { get; } = new();

    public Caller Api { get; }

    /// <summary>The session's cookie; null while there is none.</summary>
    public string? Cookie => Cookies.GetCookies(_server.Url)["dispatch"]?.Value;

    public string? AntiforgeryToken
    {
        get => _http.DefaultRequestHeaders.TryGetValues(Header, out var values) ? values.Single() : null;
        set
        {
            _http.DefaultRequestHeaders.Remove(Header);
            if (value is not null)
                _http.DefaultRequestHeaders.Add(Header, value);
        }
    }

    /// <summary>Somebody who has signed in.</summary>
    public static async Task<Person> SignedIn(ServerProcess server, string name, string password, string? code = null)
    {
        var person = new Person(server);
        (await person.SignIn(name, password, code)).Is(HttpStatusCode.OK);
        return person;
    }

    public async Task<Answer> SignIn(string name, string password, string? code = null) =>
        Took(await Api.Post("/session", new { userName = name, password, code }));

    /// <summary>The session as it is now.</summary>
    public async Task<Answer> Session() => Took((await Api.Get("/session")).Is(HttpStatusCode.OK));

    /// <summary>Whether the server still knows them.</summary>
    public async Task<bool> IsKnown() => (await Api.Get("/session")).Is(HttpStatusCode.OK)["identity"] is not null;

    /// <summary>Another browser with a copy of the cookies.</summary>
    public Person Copy()
    {
        var copy = new Person(_server) { AntiforgeryToken = AntiforgeryToken };
        copy.Cookies.Add(Cookies.GetCookies(_server.Url));
        return copy;
    }

    public void Dispose() => _http.Dispose();

    private Answer Took(Answer answer)
    {
        if (answer.IsSuccess)
            AntiforgeryToken = answer["antiforgeryToken"]!.GetValue<string>();
        return answer;
    }
}
