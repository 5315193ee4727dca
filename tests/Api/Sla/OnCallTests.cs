using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Dispatch.Tests.Api.People;

namespace Dispatch.Tests.Api.Sla;

/// <summary>A technician who is on call is told of a ticket that is not theirs: they see it, and say that they have.</summary>
public abstract class OnCallTests(ApiServer server)
{
    [Fact]
    public async Task Whoever_is_on_call_and_was_told_sees_and_acknowledges_the_ticket_as_long_as_it_is_open()
    {
        var cell = await server.Cell();
        var (onCall, colleague) = (await server.Technician(cell), await server.Technician(cell));
        await Rules(cell, onCall);
        using var noor = await Technician(onCall);
        using var sam = await Technician(colleague);
        var number = (await server.Api.Report(cell)).Number;
        await Poll.Until(
            async () => (await server.Api.Journal(number)).Any(line => line["type"]!.GetValue<string>() == "escalationStepTaken"), "whoever is on call was told");

        (await sam.Api.Get($"/tickets/{number}")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        (await sam.Api.Tell(number, "acknowledge")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        Assert.Empty((await sam.Api.Get("/tickets")).Is(HttpStatusCode.OK).Items);

        var seen = (await noor.Api.Get($"/tickets/{number}")).Is(HttpStatusCode.OK);
        Assert.Equal(["acknowledge"], seen["allowed"]!.AsArray().Select(command => command!.GetValue<string>()));
        Assert.Equal([number], Numbers(await noor.Api.Get("/tickets")));
        (await noor.Api.Get($"/tickets/{number}/events")).Is(HttpStatusCode.OK);
        foreach (var (command, body) in new[] { ("resolve", new { code = "fixed" }), ("note", (object)new { text = "t", @public = true }), ("cancel", new { reason = "r" }) })
            (await noor.Api.Tell(number, command, body)).IsProblem(HttpStatusCode.Forbidden, "not-allowed");
        (await noor.Api.Tell(number, "acknowledge")).Is(HttpStatusCode.OK);
        var line = (await server.Api.Journal(number)).Single(entry => entry["type"]!.GetValue<string>() == "acknowledged");
        Assert.Equal("technician", line["actor"]!["role"]!.GetValue<string>());

        (await server.Api.Tell(number, "resolve", new { code = "fixed" })).Is(HttpStatusCode.OK);
        (await noor.Api.Get($"/tickets/{number}")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        Assert.Empty(Numbers(await noor.Api.Get("/tickets")));
    }

    private static string[] Numbers(Answer answer) => [.. answer.Is(HttpStatusCode.OK).Items.Select(item => item!["number"]!.GetValue<string>())];

    private async Task<Person> Technician(string technician)
    {
        var name = Staff.NewName();
        var account = Staff.Account("technician");
        account["technician"] = technician;
        (await server.Api.Put($"/accounts/{name}", account)).Is(HttpStatusCode.Created);
        return await Person.SignedIn(server.Process, name, Staff.Password);
    }

    /// <summary>A promise that breaks within a second, upon which whoever is on call is told; another step keeps the escalation under way.</summary>
    private async Task Rules(string cell, string onCall)
    {
        (await server.Api.Put($"/calendars/{cell}", new { zone = "Europe/Paris", alwaysOpen = true })).Is(HttpStatusCode.Created);
        (await server.Api.Put($"/on-call/{cell}", new { zone = "Europe/Paris", from = "2026-01-05", handover = "09:00", days = 7, people = new[] { onCall } })).Is(HttpStatusCode.Created);
        (await server.Api.Put($"/escalation-policies/{cell}", """
            {
              "name": "Up", "acknowledgementLapsesAfter": "PT45M",
              "steps": [
                {"trigger": {"target": "resolution"}, "after": "PT0S", "waitsFor": "nobodyAcknowledged", "actions": [{"do": "notify", "whom": "onCall", "channels": ["live"]}]},
                {"trigger": {"target": "resolution"}, "after": "PT5H", "waitsFor": "nobodyAcknowledged", "actions": [{"do": "notify", "whom": "managers", "channels": ["live"]}]}
              ]
            }
            """)).Is(HttpStatusCode.Created);
        var policy = JsonNode.Parse(Documents.ForCell(cell, cell, "PT0.5S"))!;
        policy["escalation"] = cell;
        (await server.Api.Put($"/sla-policies/{cell}", policy)).Is(HttpStatusCode.Created);
    }
}

[Collection(SqliteApi.Name)]
public sealed class SqliteOnCallTests(SqliteApi server) : OnCallTests(server);

[Collection(PostgresApi.Name)]
public sealed class PostgresOnCallTests(PostgresApi server) : OnCallTests(server);
