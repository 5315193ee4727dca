using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.People;

/// <summary>The demo's people: whoever opens the first page is its manager, and may become somebody else.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_first_page_lets_its_browser_in_and_the_people_of_the_demo_are_to_choose_from()
    {
        await using var server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}", "--environment=Development");
        using var person = new Person(server);
        var nobody = await person.Session();
        Assert.Null(nobody["identity"]);
        var roles = nobody["signIn"]!["demo"]!.AsArray().ToDictionary(way => way!["role"]!.GetValue<string>(), way => way!["id"]!.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal(["administrator", "dispatcher", "manager", "requester", "technician"], roles.Keys.Order(StringComparer.Ordinal));

        await person.Api.Get("/");
        var manager = await person.Session();
        Assert.Equal((roles["manager"], "manager"), (manager["identity"]!["id"]!.GetValue<string>(), manager["identity"]!["role"]!.GetValue<string>()));
        Assert.Equal("*", manager["identity"]!["cells"]![0]!.GetValue<string>());
        Assert.Contains("writeRules", manager.Strings("permissions"));
        var ticket = (await person.Api.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
        Assert.Equal(roles["manager"], (await person.Api.Journal(ticket.Number))[0]["actor"]!["id"]!.GetValue<string>());

        foreach (var (role, id) in roles)
        {
            var become = (await person.Api.Post("/session/demo", new { id })).Is(HttpStatusCode.OK);
            person.AntiforgeryToken = become["antiforgeryToken"]!.GetValue<string>();
            Assert.Equal((id, role), (become["identity"]!["id"]!.GetValue<string>(), become["identity"]!["role"]!.GetValue<string>()));
            Assert.Equal(id, (await person.Api.Get("/account")).Is(HttpStatusCode.OK)["id"]!.GetValue<string>());
            (await person.Api.Put("/account/password", new { current = "x", @new = "y" })).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        }

        (await person.Api.Post("/session/demo", new { id = "somebody" })).IsProblem(HttpStatusCode.NotFound, "unknown-account");
        (await person.Api.Post("/session/demo", new { id = roles["administrator"] }, ("Origin", "https://evil.example"))).IsProblem(HttpStatusCode.Forbidden, "cross-site");
        (await person.Api.Delete("/session")).Is(HttpStatusCode.NoContent);
        Assert.False(await person.IsKnown());
    }

    [Fact]
    public async Task Elsewhere_there_is_nobody_of_the_demo()
    {
        await using var server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}");
        using var person = new Person(server);
        Assert.Empty((await person.Session())["signIn"]!["demo"]!.AsArray());
        await person.Api.Get("/");
        Assert.Null(person.Cookie);
        Assert.False((await person.Api.Post("/session/demo", new { id = "demo-manager" })).IsSuccess);
        Assert.Null(person.Cookie);
    }
}
