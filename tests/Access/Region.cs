using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dispatch.Access;
using Dispatch.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Access;

/// <summary>
/// The application in this process, with one cell, technician and requester who are somebody's own, and the same again that are foreign to them; and
/// one person of each role, with an account, a session and a personal access token.
/// </summary>
public sealed class Region : IAsyncLifetime
{
    public const string Own = "own";
    public const string Foreign = "foreign";

    private readonly TempDirectory _directory = new();
    private readonly Dictionary<string, (Hired Who, HttpClient Program)> _people = new(StringComparer.Ordinal);
    private WebApplicationFactory<Program> _application = null!;

    /// <summary>Everything that can be asked over HTTP, as the application itself knows it.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Nobody of ours.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static string Email(string whose) => $"{whose}@example.org";

    /// <summary>The person of a role: everything is set that makes something their own, whatever of it counts for the role.</summary>
    public Hired Person(string role) => _people[role].Who;

    public async Task InitializeAsync()
    {
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            // Not where a demo may be running on this machine.
            host.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            host.UseSetting("Dispatch:DataDirectory", _directory.Path);
            host.UseSetting("Dispatch:AdminToken", ServerProcess.Token);
            // Each role asks more than any person does.
            foreach (var limit in new[] { "People:Requests", "People:Burst", "Programs:Requests", "Programs:Burst", "Addresses:Requests", "Addresses:Burst" })
                host.UseSetting($"Dispatch:RateLimits:{limit}", "1000000");
            // The table has them try wrong passwords.
            host.UseSetting("Dispatch:SignIn:Failures", "100");
        });
        _application.UseKestrel();
        Start();
        Stranger = Program(null);
        using var administrator = Program(ServerProcess.Token);
        foreach (var whose in new[] { Own, Foreign })
        {
            await Put(administrator, $"/api/v1/cells/{whose}", new { name = whose, level = 1, domain = "network" });
            await Put(administrator, $"/api/v1/technicians/{whose}", new { name = whose, cells = new[] { whose }, parallel = 50 });
        }

        foreach (var role in Roles.All)
        {
            var who = await Hired.Hire(administrator, $"{role}-1", new JsonObject { ["role"] = role, ["cells"] = new JsonArray(Own), ["technician"] = Own, ["email"] = Email(Own) });
            _people[role] = (who, Program(who.Token));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var (who, program) in _people.Values)
        {
            who.Dispose();
            program.Dispose();
        }

        Stranger?.Dispose();
        await _application.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>The person of a role at their program, or at their browser.</summary>
    public HttpClient Client(string role, Way way = Way.Token) => way is Way.Token ? _people[role].Program : _people[role].Who.Browser;

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

    /// <summary>One that gives up says why on its standard error, and only there.</summary>
    private void Start()
    {
        using var said = new StringWriter();
        var usual = Console.Error;
        Console.SetError(said);
        try
        {
            _application.StartServer();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The application gave up:\n{said}", e);
        }
        finally
        {
            Console.SetError(usual);
        }
    }

    private HttpClient Program(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = Url };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task Put(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }
}
