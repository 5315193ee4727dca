using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Checklists;

/// <summary>Parts, time and checklists over HTTP; alike on both databases.</summary>
public abstract class WorkTests(ApiServer server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Parts_and_time_are_in_the_ticket_and_in_its_journal()
    {
        var (number, _) = await Assigned();
        (await _api.Tell(number, "finish-visit", new { code = "notFinished", parts = new object[] { new { name = "Câble", quantity = 2.5, reference = "C-7" } }, timeSpent = "PT30M" })).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "resolve", new { code = "fixed", parts = new object[] { new { name = "Drum", quantity = 1 } }, timeSpent = "PT15M" })).Is(HttpStatusCode.OK);
        var ticket = await _api.Ticket(number);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"parts":[{"name":"Câble","quantity":2.5,"reference":"C-7"},{"name":"Drum","quantity":1}],"timeSpent":"PT45M"}"""), ticket["work"]), ticket["work"]?.ToJsonString());
        var lines = await _api.Journal(number);
        Assert.Equal("PT30M", lines.Single(line => line["type"]!.GetValue<string>() == "visitFinished")["data"]!["work"]!["timeSpent"]!.GetValue<string>());
        Assert.Equal("Drum", lines.Single(line => line["type"]!.GetValue<string>() == "resolved")["data"]!["work"]!["parts"]![0]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"code":"fixed","timeSpent":"PT0S"}""", "timeSpent")]
    [InlineData("""{"code":"fixed","timeSpent":"-PT5M"}""", "timeSpent")]
    [InlineData("""{"code":"fixed","timeSpent":"P8D"}""", "timeSpent")]
    [InlineData("""{"code":"fixed","parts":[{"name":"","quantity":1}]}""", "parts[0].name")]
    [InlineData("""{"code":"fixed","parts":[{"name":"a","quantity":0}]}""", "parts[0].quantity")]
    [InlineData("""{"code":"fixed","parts":[{"name":"a","quantity":100001}]}""", "parts[0].quantity")]
    [InlineData("""{"code":"fixed","parts":[null]}""", "parts")]
    [InlineData("""{"code":"fixed","checklist":{"id":"x","version":0,"done":[]}}""", "checklist.version")]
    public async Task What_cannot_be_is_refused_and_nothing_is_done(string body, string field)
    {
        var (number, _) = await Assigned();
        var before = (await _api.Ticket(number))["version"]!.GetValue<int>();
        (await _api.Tell(number, "resolve", body)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field", field);
        Assert.Equal(before, (await _api.Ticket(number))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_checklist_is_asked_for_until_it_is_done_or_a_reason_is_given()
    {
        var id = $"list-{Guid.NewGuid():N}"[..20];
        var list = new { category = id, name = "Imprimante", items = new object[] { new { id = "power", fr = "Hors tension", en = "Power is off", required = true }, new { id = "clean", text = "Clean" } } };
        Assert.Equal("\"1\"", (await _api.Put($"/checklists/{id}", list)).Is(HttpStatusCode.Created).ETag);
        Assert.Equal("\"1\"", (await _api.Put($"/checklists/{id}", list)).Is(HttpStatusCode.OK).ETag);
        var read = (await _api.Get($"/checklists/{id}")).Is(HttpStatusCode.OK);
        Assert.Equal(("Power is off", true, false), (read["items"]![0]!["en"]!.GetValue<string>(), read["items"]![0]!["required"]!.GetValue<bool>(), read["items"]![1]!["required"]!.GetValue<bool>()));
        Assert.Contains(id, (await _api.Get("/checklists")).Items.Select(item => item!["id"]!.GetValue<string>()));

        var (number, _) = await Assigned(id.ToUpperInvariant());
        Assert.Equal((id, 1), ((await _api.Ticket(number))["checklist"]!["id"]!.GetValue<string>(), (await _api.Ticket(number))["checklist"]!["version"]!.GetValue<int>()));
        (await _api.Tell(number, "resolve", new { code = "fixed" })).IsProblem(HttpStatusCode.UnprocessableEntity, "checklist-incomplete", "checklist");
        (await _api.Tell(number, "resolve", new { code = "fixed", checklist = new { id, version = 1, done = new[] { "clean" } } })).IsProblem(HttpStatusCode.UnprocessableEntity, "checklist-incomplete", "checklist");
        (await _api.Tell(number, "resolve", new { code = "fixed", checklist = new { id, version = 7, done = new[] { "power" } } })).IsProblem(HttpStatusCode.UnprocessableEntity, "checklist-unknown", "checklist.id");
        (await _api.Tell(number, "resolve", new { code = "fixed", checklist = new { id, version = 1, done = new[] { "power", "dance" } } })).IsProblem(HttpStatusCode.UnprocessableEntity, "checklist-unknown", "checklist.done");
        var done = (await _api.Tell(number, "resolve", new { code = "fixed", checklist = new { id, version = 1, done = Array.Empty<string>(), reason = "No power at all" } })).Is(HttpStatusCode.OK);
        Assert.Equal("No power at all", done["resolution"]!["checklist"]!["reason"]!.GetValue<string>());
        Assert.Null(done["checklist"]);
    }

    [Theory]
    [InlineData("""{"category":"c","items":[{"id":"a"}]}""", "invalid-field", "items[0].text")]
    [InlineData("""{"category":"c","items":[{"id":"a","text":"A"},{"id":"a","text":"B"}]}""", "invalid-field", "items[1].id")]
    [InlineData("""{"category":"c","items":[{"id":"a b","text":"A"}]}""", "invalid-field", "items[0].id")]
    [InlineData("""{"category":" ","items":[]}""", "invalid-field", "category")]
    public async Task A_checklist_that_cannot_be_is_explained(string body, string code, string field) =>
        (await _api.Put($"/checklists/wrong-{Guid.NewGuid():N}", body)).IsProblem(HttpStatusCode.UnprocessableEntity, code, field);

    private async Task<(string Number, string Technician)> Assigned(string? category = null)
    {
        var cell = await server.Cell();
        var technician = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        if (category is not null)
            (await _api.Tell(number, "qualify", new { category })).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "assign", new { technician, mode = "phone" })).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "start")).Is(HttpStatusCode.OK);
        return (number, technician);
    }
}

[Collection(SqliteApi.Name)]
public sealed class WorkOnSqlite(SqliteApi server) : WorkTests(server);

[Collection(PostgresApi.Name)]
public sealed class WorkOnPostgres(PostgresApi server) : WorkTests(server);
