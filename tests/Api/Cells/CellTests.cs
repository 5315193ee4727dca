using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Cells;

[Collection(SqliteApi.Name)]
public sealed class CellTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_cell_is_made_read_listed_and_changed()
    {
        var next = await server.Cell(level: 2);
        const string Path = "/cells/workstations";
        (await _api.Get(Path)).IsProblem(HttpStatusCode.NotFound, "unknown-cell");
        (await _api.Get(Path + "/board")).IsProblem(HttpStatusCode.NotFound, "unknown-cell");
        var body = JsonNode.Parse($$"""
            {"name": "Postes de travail", "level": 1, "domain": "workstation", "kind": "vendor", "calendar": "office", "lead": "marie", "next": ["{{next}}"], "mode": "offer"}
            """)!.AsObject();

        var made = (await _api.Put(Path, body)).Is(HttpStatusCode.Created);
        Assert.Equal(("/api/v1" + Path, "\"1\"", "workstations"), (made.Location, made.ETag, made["id"]!.GetValue<string>()));
        foreach (var (name, value) in body)
            Assert.True(JsonNode.DeepEquals(value, made[name]), $"{name}: {made}");

        body["level"] = 3;
        (await _api.Put(Path, body, ("If-Match", "\"7\""))).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
        (await _api.Put(Path, body, ("If-Match", "*"))).Is(HttpStatusCode.OK);
        var read = (await _api.Get(Path)).Is(HttpStatusCode.OK);
        Assert.Equal(("\"2\"", 3), (read.ETag, read["level"]!.GetValue<int>()));
        Assert.Equal(1, (await _api.Get("/cells")).Items.Count(item => item!["id"]!.GetValue<string>() == "workstations"));
    }

    [Fact]
    public async Task What_nobody_said_has_defaults_and_the_front_desk_is_there_from_the_start()
    {
        var cell = (await _api.Put("/cells/plain", new { name = "Plain", level = 1, domain = "any" })).Is(HttpStatusCode.Created);
        Assert.Equal(("internal", "manual"), (cell["kind"]!.GetValue<string>(), cell["mode"]!.GetValue<string>()));
        Assert.Empty(cell["next"]!.AsArray());
        Assert.Equal(1, (await _api.Get("/cells/front-desk")).Is(HttpStatusCode.OK)["level"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_board_shows_the_open_tickets_and_its_place_in_the_feed()
    {
        var cell = await server.Cell();
        var empty = (await _api.Get($"/cells/{cell}/board")).Is(HttpStatusCode.OK);
        Assert.Empty(empty["rows"]!.AsArray());
        var request = Caller.Request(cell);
        (request["site"], request["category"]) = (JsonNode.Parse("""{"address": "2 rue du Port", "latitude": 1.5, "longitude": 2.5}"""), "mail");
        var ticket = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created);
        var over = (await _api.Report(cell)).Number;
        (await _api.Tell(over, "resolve", new { code = "advice" })).Is(HttpStatusCode.OK);

        var board = (await _api.Get($"/cells/{cell}/board")).Is(HttpStatusCode.OK);
        Assert.Equal((cell, empty["epoch"]!.GetValue<string>()), (board["cell"]!.GetValue<string>(), board["epoch"]!.GetValue<string>()));
        Assert.True(board["sequence"]!.GetValue<long>() > empty["sequence"]!.GetValue<long>());
        var row = Assert.Single(board["rows"]!.AsArray())!.AsObject();
        foreach (var field in new[] { "number", "version", "status", "priority", "level", "subject", "cell", "category", "channel", "reportedAt", "changedAt" })
            Assert.True(JsonNode.DeepEquals(ticket[field], row[field]), $"{field}: {row}");
        Assert.Equal(("Ada", "2 rue du Port", "administrator"), (row["requester"]!.GetValue<string>(), row["site"]!.GetValue<string>(), row["changedBy"]!.GetValue<string>()));
        Assert.Equal((1.5, 2.5), (row["latitude"]!.GetValue<double>(), row["longitude"]!.GetValue<double>()));
    }
}
