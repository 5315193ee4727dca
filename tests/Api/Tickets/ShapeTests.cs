using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Tickets;

/// <summary>Names and forms of fields (api.md, "Main shapes"): clients depend on every one of them.</summary>
[Collection(SqliteApi.Name)]
public sealed class ShapeTests(SqliteApi server)
{
    private const string Instant = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$";

    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_report_comes_back_as_it_was_given()
    {
        var cell = await server.Cell(level: 2);
        var occurredAt = Caller.Instant(DateTimeOffset.UtcNow.AddHours(-1));
        var request = JsonNode.Parse($$"""
            {
              "subject": "Écran noir 🖥️", "description": "Depuis ce matin\nrien ne va", "channel": "walkIn", "kind": "request",
              "requester": {"name": "Léa Müller", "email": "lea@example.org", "phone": "+33 1 23 45 67 89"},
              "site": {"name": "Mairie", "address": "1 place de la Mairie", "latitude": 48.85, "longitude": 2.35},
              "category": "screens", "impact": "high", "urgency": "high", "cell": "{{cell}}", "skills": [{"skill": "displays", "level": 3}],
              "externalReference": "GLPI-7", "occurredAt": "{{occurredAt}}"
            }
            """)!.AsObject();
        var ticket = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Json.AsObject();

        foreach (var (name, value) in request.Where(field => field.Key != "occurredAt"))
            Assert.True(JsonNode.DeepEquals(value, ticket[name]), $"{name}: {ticket[name]}");
        Assert.Equal(occurredAt, ticket["reportedAt"]!.GetValue<string>());
        Assert.Matches(Instant, ticket["recordedAt"]!.GetValue<string>());
        Assert.Equal((1, 2, "new", 1), (ticket["priority"]!.GetValue<int>(), ticket["level"]!.GetValue<int>(), ticket["status"]!.GetValue<string>(), ticket["version"]!.GetValue<int>()));
        Assert.Matches(@"^T-\d{4,}$", ticket["number"]!.GetValue<string>());
        Assert.Equal(
            ["qualify", "transfer", "assign", "suspend", "resolve", "cancel", "note", "attach"], ticket["allowed"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Null(ticket["technician"]);
        Assert.False(ticket.ContainsKey("technician"), "What is absent is left out.");
    }

    [Fact]
    public async Task What_nobody_said_has_the_contracts_defaults()
    {
        var request = Caller.Request();
        request["description"] = null;
        var ticket = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Json;
        Assert.Equal(
            ("front-desk", "incident", "low", "low", 4),
            (ticket["cell"]!.GetValue<string>(), ticket["kind"]!.GetValue<string>(), ticket["impact"]!.GetValue<string>(), ticket["urgency"]!.GetValue<string>(), ticket["priority"]!.GetValue<int>()));
        Assert.Empty(ticket["skills"]!.AsArray());
        Assert.False(ticket["historical"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("high", "high", 1)]
    [InlineData("high", "medium", 2)]
    [InlineData("medium", "high", 2)]
    [InlineData("high", "low", 3)]
    [InlineData("medium", "medium", 3)]
    [InlineData("low", "high", 3)]
    [InlineData("medium", "low", 4)]
    [InlineData("low", "medium", 4)]
    [InlineData("low", "low", 4)]
    public async Task Priority_comes_from_impact_and_urgency(string impact, string urgency, int priority)
    {
        var request = Caller.Request();
        (request["impact"], request["urgency"]) = (impact, urgency);
        Assert.Equal(priority, (await _api.Post("/tickets", request))["priority"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_journal_says_who_did_what_when_and_when_it_was_recorded()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        var reported = (await _api.Journal(number))[0];
        var happened = reported["occurredAt"]!.GetValue<string>();
        (await _api.Tell(number, "note", new { text = "Seen", occurredAt = happened }, ("On-Behalf-Of", "technician/tech-7"))).Is(HttpStatusCode.OK);

        var line = (await _api.Journal(number))[1];
        Assert.Equal((number, 2, "noted"), (line["number"]!.GetValue<string>(), line["version"]!.GetValue<int>(), line["type"]!.GetValue<string>()));
        Assert.Equal(happened, line["occurredAt"]!.GetValue<string>());
        Assert.Matches(Instant, line["recordedAt"]!.GetValue<string>());
        Assert.True(string.CompareOrdinal(line["recordedAt"]!.GetValue<string>(), happened) > 0);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"id": "tech-7", "role": "technician", "via": "administrator"}"""), line["actor"]), line.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"text": "Seen", "public": false}"""), line["data"]), line.ToJsonString());
        Assert.Equal("administrator", reported["actor"]!["id"]!.GetValue<string>());
        Assert.Equal("phone", reported["data"]!["channel"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_assignment_shows_its_intervention()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        var assigned = (await _api.Tell(number, "assign", """{"technician": "TECH", "window": {"from": "2099-06-01T10:00:00+02:00", "to": "2099-06-01T09:00:00Z"}, "acceptWithin": "PT4H"}"""
            .Replace("TECH", tech, StringComparison.Ordinal))).Is(HttpStatusCode.OK);
        var intervention = assigned["intervention"]!.AsObject();
        Assert.Equal(tech, assigned["technician"]!.GetValue<string>());
        Assert.Equal((tech, "onSite", "offered"), (intervention["technician"]!.GetValue<string>(), intervention["mode"]!.GetValue<string>(), intervention["phase"]!.GetValue<string>()));
        Assert.Equal("2099-06-01T08:00:00.000Z", intervention["window"]!["from"]!.GetValue<string>());
        Assert.Equal("2099-06-01T09:00:00.000Z", intervention["window"]!["to"]!.GetValue<string>());
        Assert.Equal(assigned["nextDeadline"]!.GetValue<string>(), intervention["offerExpiresAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task Durations_are_written_in_ISO_8601()
    {
        var number = (await _api.Report(await server.Cell())).Number;
        Assert.Equal("PT4H30M", (await _api.Tell(number, "qualify", new { estimatedDuration = "PT4H30M" }))["estimatedDuration"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_number_may_be_written_without_its_letter()
    {
        var number = (await _api.Report(await server.Cell())).Number;
        Assert.Equal(number, (await _api.Get($"/tickets/{number[2..]}")).Number);
        Assert.Equal(number, (await _api.Get($"/tickets/t-{number[2..]}")).Number);
    }
}
