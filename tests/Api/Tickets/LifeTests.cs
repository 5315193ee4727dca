using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Tickets;

/// <summary>A ticket's life over HTTP (domain.md, "Ticket life").</summary>
[Collection(SqliteApi.Name)]
public sealed class LifeTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_visit_to_the_requester_from_report_to_close()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);

        var ticket = await _api.Report(cell);
        Assert.Equal("new", ticket.State);
        Assert.Equal(4, ticket["priority"]!.GetValue<int>());
        Assert.Equal($"/api/v1/tickets/{ticket.Number}", ticket.Location);
        var number = ticket.Number;

        await Step("qualify", new { impact = "high", urgency = "medium", category = "printers" }, "queued");
        Assert.Equal(2, (await _api.Ticket(number))["priority"]!.GetValue<int>());
        await Step("assign", new { technician = tech, mode = "onSite", window = Window(hours: 3) }, "assigned");
        await Step("accept", null, "assigned");
        await Step("depart", null, "inProgress");
        Assert.Equal("enRoute", await Phase());
        await Step("arrive", null, "inProgress");
        Assert.Equal("onSite", await Phase());
        await Step("finish-visit", new { code = "needsPart", note = "The fuser" }, "suspended");
        Assert.Equal("parts", (await _api.Ticket(number))["suspension"]!["reason"]!.GetValue<string>());
        await Step("resume", null, "queued");
        Assert.Equal(tech, (await _api.Ticket(number))["suggestedTechnician"]!.GetValue<string>());
        await Step("assign", new { technician = tech }, "assigned");
        await Step("depart", null, "inProgress");
        await Step("arrive", null, "inProgress");
        await Step("finish-visit", new { code = "needsWorkshop" }, "inProgress");
        Assert.Equal("working", await Phase());
        await Step("resolve", new { code = "replaced", note = "New fuser" }, "resolved");
        await Step("reopen", new { reason = "It smokes again" }, "queued");
        await Step("resolve", new { code = "replaced" }, "resolved");
        await Step("close", null, "closed");
        await Step("note", new { text = "Thank you", @public = true }, "closed");
        Assert.Equal(["note", "attach"], (await _api.Get($"/tickets/{number}")).Allowed);

        var journal = await _api.Journal(number);
        Assert.Equal(
            [
                "reported", "qualified", "assigned", "accepted", "departed", "arrived", "visitFinished", "resumed", "assigned", "departed", "arrived",
                "visitFinished", "resolved", "reopened", "resolved", "closed", "noted",
            ],
            journal.Select(line => line["type"]!.GetValue<string>()));
        Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(line => line["version"]!.GetValue<int>()));

        async Task Step(string command, object? body, string status)
        {
            // Every answer is the ticket as the command left it, allowed beforehand, one version on.
            Assert.Contains(command, ticket.Allowed);
            var next = (await _api.Tell(number, command, body, ("If-Match", ticket.ETag!))).Is(HttpStatusCode.OK);
            Assert.Equal(status, next.State);
            Assert.Equal(ticket.Version + 1, next.Version);
            Assert.Equal($"\"{next.Version}\"", next.ETag);
            var read = await _api.Get($"/tickets/{number}");
            Assert.Equal(next.ETag, read.ETag);
            Assert.True(JsonNode.DeepEquals(read.Still, next.Still), $"{read}\n{next}");
            ticket = next;
        }

        async Task<string> Phase() => (await _api.Ticket(number))["intervention"]!["phase"]!.GetValue<string>();
    }

    [Fact]
    public async Task Remote_control_begins_with_consent_only()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        (await _api.Tell(number, "assign", new { technician = await server.Technician(cell), mode = "remote" })).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "start")).IsProblem(HttpStatusCode.UnprocessableEntity, "consent-required", "consent");
        (await _api.Tell(number, "start", new { consent = false })).IsProblem(HttpStatusCode.UnprocessableEntity, "consent-required", "consent");
        (await _api.Tell(number, "depart")).IsProblem(HttpStatusCode.Conflict, "state-does-not-allow");

        var started = (await _api.Tell(number, "start", new { consent = true })).Is(HttpStatusCode.OK);
        Assert.Equal("working", started["intervention"]!["phase"]!.GetValue<string>());
        Assert.True((await _api.Journal(number))[^1]["data"]!["consent"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_ticket_suspended_until_an_instant_resumes_by_itself_at_that_instant()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        (await _api.Tell(number, "qualify", new { })).Is(HttpStatusCode.OK);
        var until = Caller.Instant(DateTimeOffset.UtcNow.AddSeconds(1.5));
        var suspended = (await _api.Tell(number, "suspend", new { reason = "planned", until })).Is(HttpStatusCode.OK);
        Assert.Equal(until, suspended["nextDeadline"]!.GetValue<string>());

        await Poll.Until(async () => (await _api.Get($"/tickets/{number}")).State == "queued", "the ticket has resumed");
        var line = (await _api.Journal(number))[^1];
        Assert.Equal("resumed", line["type"]!.GetValue<string>());
        Assert.Equal(until, line["occurredAt"]!.GetValue<string>());
        Assert.Equal("timer", line["actor"]!["id"]!.GetValue<string>());
        Assert.Equal("system", line["actor"]!["role"]!.GetValue<string>());
        Assert.False(string.IsNullOrEmpty(line["cause"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_offer_that_nobody_accepts_goes_back_to_the_queue()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        (await _api.Tell(number, "assign", new { technician = tech, acceptWithin = "PT1S" })).Is(HttpStatusCode.OK);
        await Poll.Until(async () => (await _api.Get($"/tickets/{number}")).State == "queued", "the offer has expired");
        Assert.Equal("offerExpired", (await _api.Journal(number))[^1]["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Everything_else_that_people_do_with_a_ticket()
    {
        var (cell, second) = (await server.Cell(), await server.Cell(level: 2));
        var (one, two) = (await server.Technician(cell), await server.Technician(cell));
        var number = (await _api.Report(cell)).Number;

        await Do("assign", new { technician = one, window = Window(hours: 50) }, "assigned");
        await Do("decline", new { reason = "On leave" }, "queued");
        await Do("assign", new { technician = one, mode = "phone" }, "assigned");
        var reassigned = await Do("reassign", new { technician = two, mode = "workshop" }, "assigned");
        Assert.Equal(two, reassigned["technician"]!.GetValue<string>());
        await Do("unassign", new { reason = "Fire elsewhere" }, "queued");
        var transferred = await Do("transfer", new { cell = second, reason = "Needs specialists" }, "queued");
        Assert.Equal((second, 2), (transferred["cell"]!.GetValue<string>(), transferred["level"]!.GetValue<int>()));
        (await _api.Tell(number, "transfer", new { cell = second, reason = "Again" })).IsProblem(HttpStatusCode.UnprocessableEntity, "same-cell", "cell");
        await Do("cancel", new { reason = "Solved itself" }, "cancelled");

        var refused = (await _api.Tell(number, "assign", new { technician = one })).IsProblem(HttpStatusCode.Conflict, "state-does-not-allow");
        Assert.Equal(["note", "attach"], refused.Allowed);
        Assert.Contains("cancelled", refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);

        async Task<Answer> Do(string command, object body, string status)
        {
            var answer = (await _api.Tell(number, command, body)).Is(HttpStatusCode.OK);
            Assert.Equal(status, answer.State);
            return answer;
        }
    }

    [Fact]
    public async Task Imported_history_goes_live()
    {
        var cell = await server.Cell();
        var request = Caller.Request(cell);
        (request["historical"], request["occurredAt"]) = (true, "2020-02-29T23:59:59Z");
        var number = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Number;
        (await _api.Tell(number, "resolve", new { code = "done", occurredAt = "2020-03-01T08:00:00+01:00" })).Is(HttpStatusCode.OK);
        Assert.Null((await _api.Ticket(number))["nextDeadline"]);
        var live = (await _api.Tell(number, "go-live")).Is(HttpStatusCode.OK);
        Assert.False(live["historical"]!.GetValue<bool>());
        Assert.NotNull(live["nextDeadline"]);
    }

    [Fact]
    public async Task A_technician_is_never_in_two_places_and_the_refusal_says_who_has_the_time()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var (first, second) = ((await _api.Report(cell)).Number, (await _api.Report(cell)).Number);
        var window = Window(hours: 5);
        (await _api.Tell(first, "assign", new { technician = tech, window })).Is(HttpStatusCode.OK);

        var refused = (await _api.Tell(second, "assign", new { technician = tech, window })).IsProblem(HttpStatusCode.Conflict, "technician-busy");
        Assert.Equal(first, refused["holder"]!["number"]!.GetValue<string>());

        (await _api.Tell(second, "assign", new { technician = tech, window, displace = true, reason = "A VIP" })).Is(HttpStatusCode.OK);
        Assert.Equal("queued", (await _api.Get($"/tickets/{first}")).State);
        var displaced = (await _api.Journal(first))[^1];
        Assert.Equal("displaced", displaced["type"]!.GetValue<string>());
        Assert.Equal((second, "A VIP"), (displaced["data"]!["by"]!.GetValue<string>(), displaced["data"]!["reason"]!.GetValue<string>()));
    }

    private static object Window(double hours) =>
        new { from = Caller.Instant(DateTimeOffset.UtcNow.AddHours(hours)), to = Caller.Instant(DateTimeOffset.UtcNow.AddHours(hours + 1)) };
}
