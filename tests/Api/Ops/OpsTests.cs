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

    [Theory]
    [InlineData("")]
    [InlineData("index.html")]
    [InlineData("index.min.js")]
    [InlineData("index.css")]
    [InlineData("favicon.ico")]
    [InlineData("fonts/fa-solid-900.woff2")]
    [InlineData("img/OrleansLogo.png")]
    [InlineData("version")]
    [InlineData("DashboardCounters")]
    [InlineData("ClusterStats")]
    [InlineData("Reminders/1")]
    [InlineData("HistoricalStats/{silo}")]
    [InlineData("SiloProperties/{silo}")]
    [InlineData("SiloStats/{silo}")]
    [InlineData("SiloCounters/{silo}")]
    [InlineData("SiloMetadata/{silo}")]
    [InlineData("GrainStats/Dispatch.Cells.SupportCellGrain")]
    [InlineData("TopGrainMethods")]
    [InlineData("GrainTypes")]
    [InlineData("LifecycleStages")]
    public async Task Its_views_are_there_for_an_administrator_and_nothing_is_for_a_dispatcher(string view)
    {
        var cell = await server.Cell();
        using var dispatcher = await Hired.Hire(server.Process.Http, $"dispatcher-of-{cell}", new JsonObject { ["role"] = "dispatcher", ["cells"] = new JsonArray(cell) });
        using var program = server.Process.Client(dispatcher.Token);
        var silo = (await server.Api.Get("/ops/DashboardCounters")).Is(HttpStatusCode.OK).Json["hosts"]![0]!["siloAddress"]!.GetValue<string>();
        var path = $"/ops/{view.Replace("{silo}", silo, StringComparison.Ordinal)}";
        (await server.Api.Get(path)).Is(HttpStatusCode.OK);
        (await new Caller(program).Get(path)).IsProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_it_does_not_have_is_not_found_and_it_is_not_described()
    {
        (await server.Api.Get("/ops/nowhere")).Is(HttpStatusCode.NotFound);
        (await server.Api.Get("/ops/DashboardCounters")).Is(HttpStatusCode.OK);
        var described = (await server.Api.Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Json["paths"]!.AsObject();
        Assert.DoesNotContain(described, path => path.Key.StartsWith("/ops", StringComparison.Ordinal));
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
