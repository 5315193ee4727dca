using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.People;

/// <summary>How long sessions last, on servers that are set to seconds.</summary>
public sealed class SessionLengthTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_session_lasts_while_it_is_used_but_not_for_ever()
    {
        // 4 s unused, 20 s at most.
        await using var server = await Start("--Dispatch:SignIn:SessionHours=0.0011", "--Dispatch:SignIn:LongestSessionHours=0.0055");
        var administrator = new Caller(server.Http);
        (await administrator.Put("/accounts/ada", Staff.Account())).Is(HttpStatusCode.Created);
        using var person = await Person.SignedIn(server, "ada", Staff.Password);
        // The cookie of the beginning, never renewed.
        var first = $"dispatch={person.Cookie}";
        using var http = server.Client(handler: new SocketsHttpHandler { UseCookies = false });
        var unused = new Caller(http);
        (await unused.Get("/cells", ("Cookie", first))).Is(HttpStatusCode.OK);

        await Poll.Until(
            async () =>
            {
                (await person.Api.Get("/cells")).Is(HttpStatusCode.OK);
                return (await unused.Get("/cells", ("Cookie", first))).Status is HttpStatusCode.Unauthorized;
            },
            "the cookie of the beginning is worthless");
        Assert.NotEqual(first, $"dispatch={person.Cookie}");
        await Poll.Until(async () => (await person.Api.Get("/cells")).Status is HttpStatusCode.Unauthorized, "the session is over, however much it is used", TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task Where_nobody_signs_in_with_a_password_the_session_says_so_and_no_password_is_taken()
    {
        await using var server = await Start("--Dispatch:SignIn:Local=false");
        (await new Caller(server.Http).Put("/accounts/ada", Staff.Account())).Is(HttpStatusCode.Created);
        using var person = new Person(server);
        Assert.False((await person.Session())["signIn"]!["local"]!.GetValue<bool>());
        (await person.SignIn("ada", Staff.Password)).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    private Task<ServerProcess> Start(params string[] settings) => ServerProcess.Start([$"--Dispatch:DataDirectory={_directory.Path}", .. settings]);
}
