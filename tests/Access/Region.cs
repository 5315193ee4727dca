using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dispatch.Access;
using Dispatch.Security;
using Dispatch.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Access;

/// <summary>
/// The application in this process, with one cell, technician and requester who are somebody's own, and the same again that are foreign to them; and
/// one person of each role.
/// </summary>
public sealed class Region : IAsyncLifetime
{
    public const string Own = "own";
    public const string Foreign = "foreign";

    private readonly TempDirectory _directory = new();
    private readonly SocketsHttpHandler _connections = new() { AllowAutoRedirect = false, UseCookies = false };
    private WebApplicationFactory<Program> _application = null!;

    /// <summary>Everything that can be asked over HTTP, as the application itself knows it.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static string Email(string whose) => $"{whose}@example.org";

    /// <summary>Somebody of a role, as they sign in.</summary>
    internal static SignedIn Person(string role, bool inOwnSession) => new(Name(role), role)
    {
        Cells = [Own],
        Technician = Own,
        Email = Email(Own),
        Credential = inOwnSession ? $"account:{Name(role)}:stamp" : "test",
        Session = inOwnSession ? "session" : null,
    };

    private static string Name(string role) => $"{role}-1";

    public async Task InitializeAsync()
    {
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            host.UseSetting("Dispatch:DataDirectory", _directory.Path);
            host.UseSetting("Dispatch:AdminToken", ServerProcess.Token);
            // Each role asks more than any person does.
            foreach (var limit in new[] { "People:Requests", "People:Burst", "Addresses:Requests", "Addresses:Burst" })
                host.UseSetting($"Dispatch:RateLimits:{limit}", "1000000");
            host.ConfigureTestServices(TestSignIn.Add);
        });
        _application.UseKestrel(0);
        _application.StartServer();
        var administrator = Client(Roles.Administrator);
        foreach (var whose in new[] { Own, Foreign })
        {
            await Put(administrator, $"/api/v1/cells/{whose}", new { name = whose, level = 1, domain = "network" });
            await Put(administrator, $"/api/v1/technicians/{whose}", new { name = whose, cells = new[] { whose }, parallel = 50 });
        }

        foreach (var role in Roles.All)
        {
            await Put(administrator, $"/api/v1/accounts/{Name(role)}", new
            {
                name = role, role, enabled = true, password = "violet-anchor-7-crumbs", email = Email(Own), technician = Own, cells = new[] { Own },
            });
        }
    }

    public async Task DisposeAsync()
    {
        _connections.Dispose();
        await _application.DisposeAsync();
        _directory.Dispose();
    }

    public HttpClient Client(string? role, bool inOwnSession = false)
    {
        var client = new HttpClient(_connections, disposeHandler: false) { BaseAddress = Url };
        if (role is not null)
            client.DefaultRequestHeaders.Add(TestSignIn.Header, role);
        if (inOwnSession)
            client.DefaultRequestHeaders.Add(TestSignIn.OwnSession, "1");
        return client;
    }

    /// <summary>A ticket in that cell, with that technician, of that requester.</summary>
    public async Task<string> Ticket(string whose)
    {
        var administrator = Client(Roles.Administrator);
        var requester = new { name = whose, email = Email(whose) };
        using var reported = await administrator.PostAsJsonAsync("/api/v1/tickets", new { subject = "It is broken", channel = "phone", cell = whose, requester });
        var number = (await reported.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["number"]!.GetValue<string>();
        using var assigned = await administrator.PostAsJsonAsync($"/api/v1/tickets/{number}/assign", new { technician = whose, mode = "workshop" });
        assigned.EnsureSuccessStatusCode();
        return number;
    }

    private static async Task Put(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }
}
