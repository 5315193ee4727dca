using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Dispatch.Tests.Api.Clusters;

namespace Dispatch.Tests.Api.Ops;

/// <summary>Orleans' dashboard: what it shows, and to whom. Each of its addresses as each role is in the table of access.</summary>
[Collection(SqliteApi.Name)]
public sealed class OpsTests(SqliteApi server)
{
    [Fact]
    public async Task An_administrator_sees_silos_and_grains()
    {
        await server.Cell();
        var page = (await server.Api.Get("/ops/")).Is(HttpStatusCode.OK);
        Assert.Equal("text/html", page.MediaType);
        var counters = (await server.Api.Get("/ops/DashboardCounters")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Active", Assert.Single(counters["hosts"]!.AsArray())!["status"]!.GetValue<string>());
        Assert.Contains("Dispatch.Cells.SupportCellGrain", counters.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispatcher_is_told_that_there_is_nothing()
    {
        var cell = await server.Cell();
        using var dispatcher = await Hired.Hire(server.Process.Http, $"dispatcher-of-{cell}", new JsonObject { ["role"] = "dispatcher", ["cells"] = new JsonArray(cell) });
        using var program = server.Process.Client(dispatcher.Token);
        foreach (var path in new[] { "/ops/", "/ops/DashboardCounters" })
            (await new Caller(program).Get(path)).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_shown_where_to()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var stranger = server.Process.Client(handler: handler);
        (await new Caller(stranger).Get("/ops/DashboardCounters")).Is(HttpStatusCode.Unauthorized);
        (await new Caller(stranger).Get("/ops/")).Is(HttpStatusCode.Unauthorized);
        var browser = (await new Caller(stranger).Get("/ops/", ("Accept", "text/html,application/xhtml+xml"))).Is(HttpStatusCode.Redirect);
        Assert.Equal("/settings", browser.Location);
    }

    [Fact]
    public async Task Neither_what_grains_keep_nor_the_log_is_shown()
    {
        (await server.Api.Get("/ops/GrainState?grainId=front-desk&grainType=Dispatch.Cells.SupportCellGrain")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await server.Api.Get("/ops/Trace")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        using var directory = new TempDirectory();
        await using var process = await ServerProcess.Start($"--Dispatch:DataDirectory={directory.Path}", "--Dispatch:Ops:Dashboard=false");
        (await new Caller(process.Http).Get("/ops")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await new Caller(process.Http).Get("/ops/DashboardCounters")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_client_shows_the_silos_that_it_asks()
    {
        await using var nodes = await Nodes.Start(silos: 2, apis: 1);
        await Poll.Until(async () => (await nodes.Api.Get("/ops/DashboardCounters")).Is(HttpStatusCode.OK).Json["hosts"]!.AsArray().Count(IsActive) == 2, "both silos are shown");
        static bool IsActive(JsonNode? host) => host!["status"]!.GetValue<string>() == "Active";
    }
}
