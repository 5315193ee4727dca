using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dispatch.Tests.Api.Security;

/// <summary>Who was refused stands in the audit log, whoever refused it: at once, and those like it as a number.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly TempDirectory _directory = new();
    private ServerProcess _server = null!;
    private Caller _api = null!;

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}", "--environment=Development", "--Dispatch:Audit:RefusalWindow=00:00:02");
        _api = new Caller(_server.Http);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task What_a_role_does_not_allow_is_recorded_wherever_it_is_decided()
    {
        using var browser = await DemoBrowser.Open(_server);
        // Hidden, by the endpoint; visible but not allowed, by the endpoint; refused by the decision; acting for somebody else.
        (await browser.Api.Get("/audit")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await browser.Api.Put("/cells/x", new { name = "x", level = 1, domain = "network", mode = "manual" })).Is(HttpStatusCode.Forbidden);
        var history = Caller.Request();
        history["historical"] = true;
        history["occurredAt"] = "2026-01-01T00:00:00Z";
        (await browser.Api.Post("/tickets", history)).Is(HttpStatusCode.Forbidden);

        await Recorded("audit", DemoBrowser.Identity, "GET 404: hidden");
        await Recorded("cells/x", DemoBrowser.Identity, "PUT 403");
        var decided = await Recorded("tickets", DemoBrowser.Identity, "POST 403");
        Assert.Equal(("dispatcher", "127.0.0.1"), (decided["role"]!.GetValue<string>(), decided["address"]!.GetValue<string>()));

        (await browser.Api.Post("/tickets", Caller.Request(), ("On-Behalf-Of", "manager/ada"))).Is(HttpStatusCode.UnprocessableEntity);
        await Recorded("tickets", DemoBrowser.Identity, "POST 422: acting for others");
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_wrong_is_no_refusal()
    {
        using var browser = await DemoBrowser.Open(_server);
        (await browser.Api.Get("/tickets/T-999999")).Is(HttpStatusCode.NotFound);
        (await browser.Api.Get("/api/v1/nothing")).Is(HttpStatusCode.NotFound);
        (await browser.Api.Get("/tickets?limit=x")).Is(HttpStatusCode.UnprocessableEntity);
        (await browser.Api.Get("/audit")).Is(HttpStatusCode.NotFound);
        await Recorded("audit", DemoBrowser.Identity, "GET 404: hidden");
        Assert.All(await Refusals(), line => Assert.Equal("audit", line["subject"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_wrong_credential_is_recorded_and_none_at_all_is_not()
    {
        using var nobody = _server.Client();
        (await new Caller(nobody).Get("/tickets/T-1")).Is(HttpStatusCode.Unauthorized);
        using var wrong = _server.Client("not-the-token");
        (await new Caller(wrong).Get("/cells")).Is(HttpStatusCode.Unauthorized);
        (await new Caller(nobody).Get("/technicians", ("Cookie", "dispatch=forged"))).Is(HttpStatusCode.Unauthorized);

        var line = await Recorded("cells", "anonymous", "GET 401: wrong credential");
        Assert.Null(line["role"]);
        await Recorded("technicians", "anonymous", "GET 401: wrong credential");
        Assert.DoesNotContain(await Refusals(), refusal => refusal["subject"]!.GetValue<string>().StartsWith("tickets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_refusals_is_a_line_at_once_and_a_number_later()
    {
        const int Flood = 300;
        using var wrong = _server.Client("not-the-token");
        var attacker = new Caller(wrong);
        await Parallel.ForEachAsync(Enumerable.Range(0, Flood), async (i, _) => (await attacker.Get($"/cells/cell-{i}")).Is(HttpStatusCode.Unauthorized));
        await Poll.Until(async () => (await Refusals()).Sum(Count) >= Flood, "every refusal is counted");

        var lines = await Refusals();
        Assert.Equal(Flood, lines.Sum(Count));
        // Two lines a window, and the flood lasted for a few windows.
        Assert.True(lines.Count < 20, $"{lines.Count} lines");

        static int Count(JsonNode line) => line["detail"]!.GetValue<string>().Split("; ") is [_, var more] ? int.Parse(more.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 1;
    }

    [Fact]
    public async Task A_call_of_the_hub_that_the_role_does_not_allow_is_recorded()
    {
        using var browser = await DemoBrowser.Open(_server);
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(_server.Url, "/hubs/dispatch"), options => options.Headers["Cookie"] = browser.Cookie).Build();
        await connection.StartAsync();
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<JsonNode>("WatchSlaBoard", null));
        await Recorded("/hubs/dispatch", DemoBrowser.Identity, "call of WatchSlaBoard");
    }

    private async Task<JsonNode> Recorded(string subject, string actor, string detail)
    {
        JsonNode? found = null;
        await Poll.Until(
            async () => (found = (await Refusals()).FirstOrDefault(line =>
                (line["subject"]!.GetValue<string>(), line["actor"]!.GetValue<string>(), line["detail"]!.GetValue<string>()) == (subject, actor, detail))) is not null,
            $"{detail} of {subject} is recorded");
        return found!;
    }

    private async Task<IReadOnlyList<JsonNode>> Refusals() => [.. (await _api.Get("/audit?kind=refused&limit=200")).Is(HttpStatusCode.OK).Items.Select(line => line!)];
}
