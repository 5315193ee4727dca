using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Dispatching;

/// <summary>Who could do the work, over HTTP: gathered from the roster, the agendas, the positions and the past.</summary>
public abstract class CandidateTests(ApiServer server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task The_nearest_of_those_who_can_comes_first_and_the_others_say_why_not()
    {
        var cell = await server.Cell();
        var (near, far, unable, away) = (await Technician(cell, 45.76), await Technician(cell, 45.95), await Technician(cell, 45.75, level: 1), await Technician(cell, 45.75));
        (await _api.Post($"/technicians/{away}/presence", new { presence = "off" })).Is(HttpStatusCode.OK);
        var number = await Report(cell);

        var answer = (await _api.Get($"/tickets/{number}/candidates")).Is(HttpStatusCode.OK);
        Assert.Equal((number, 1, "onSite", "helping"), (answer.Number, answer.Version, Text(answer["mode"]), Text(answer["scope"])));
        Assert.Equal([near, far], Ids(answer["candidates"]));
        Assert.Equal("resolution", Text(answer["target"]));
        var first = answer["candidates"]![0]!;
        Assert.Equal(1, first["rank"]!.GetValue<int>());
        Assert.Equal(["slack", "travel", "skills", "workload", "continuity", "team"], first["figures"]!.AsArray().Select(figure => Text(figure!["factor"])));
        Assert.Equal("minutes", Text(Figure(first, "travel")["unit"]));
        Assert.InRange(Figure(first, "travel")["value"]!.GetValue<double>(), 2, 4);
        Assert.StartsWith("Free now, 3 min away (1.1 km)", Text(first["sentence"]), StringComparison.Ordinal);

        var excluded = answer["excluded"]!.AsArray().ToDictionary(item => Text(item!["technician"]), item => item!, StringComparer.Ordinal);
        Assert.Equal(2, excluded.Count);
        Assert.Equal(("skillLevel", 2), (Text(excluded[unable]["rule"]), excluded[unable]["neededLevel"]!.GetValue<int>()));
        Assert.Equal("absent", Text(excluded[away]["rule"]));
        Assert.Contains("as soon as they say that they are there", Text(excluded[away]["sentence"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_declined_what_is_booked_and_what_is_planned_counts()
    {
        var cell = await server.Cell();
        var (declines, booked, free) = (await Technician(cell, 45.75), await Technician(cell, 45.75), await Technician(cell, 45.80));
        var number = await Report(cell);
        await Tell(number, "assign", new { technician = declines });
        await Tell(number, "decline", new { reason = "At the dentist's" });
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(30), DateTimeOffset.UtcNow.AddHours(31));
        await Tell(await Report(cell), "assign", new { technician = booked, window = new { from, to } });

        var now = (await _api.Get($"/tickets/{number}/candidates")).Is(HttpStatusCode.OK);
        Assert.Equal([booked, free], Ids(now["candidates"]));
        Assert.Equal(60, Figure(now["candidates"]![0]!, "workload")["value"]!.GetValue<double>());
        Assert.Equal("declined", Text(Assert.Single(now["excluded"]!.AsArray())!["rule"]));

        var then = (await _api.Get($"/tickets/{number}/candidates?from={Caller.Instant(from)}&to={Caller.Instant(to)}&mode=onSite")).Is(HttpStatusCode.OK);
        Assert.Equal([free], Ids(then["candidates"]));
        var busy = then["excluded"]!.AsArray().Single(item => Text(item!["technician"]) == booked)!;
        Assert.Equal(("booked", Caller.Instant(to)), (Text(busy["rule"]), Text(busy["liftsAt"])));
    }

    [Fact]
    public async Task Whoever_helped_the_requester_or_was_at_the_site_is_known()
    {
        var cell = await server.Cell();
        var (stranger, known, there) = (await Technician(cell, 45.75), await Technician(cell, 45.75), await Technician(cell, 45.75));
        await Resolve(await Report(cell, $"Ada@{cell}.example", "Elsewhere"), known);
        await Resolve(await Report(cell, $"bob@{cell}.example", $"Site of {cell}"), there);
        await Resolve(await Report(cell, $"bob@{cell}.example", $"Site of {cell}"), there);

        var answer = (await _api.Get($"/tickets/{await Report(cell, $"ada@{cell}.example", $"Site of {cell}")}/candidates")).Is(HttpStatusCode.OK);
        Assert.Equal([known, there, stranger], Ids(answer["candidates"]));
        Assert.Equal(1, answer["candidates"]![0]!["forRequester"]!.GetValue<int>());
        Assert.Equal(2, answer["candidates"]![1]!["atSite"]!.GetValue<int>());
        Assert.Contains("was at this site 2 times", Text(answer["candidates"]![1]!["sentence"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_help_are_asked_too_unless_the_scope_is_the_cell()
    {
        var (cell, helping, stranger) = (await server.Cell(), await server.Cell(2), await server.Cell(2));
        var next = new[] { helping };
        (await _api.Put($"/cells/{cell}", new { name = cell, level = 1, domain = "network", next })).Is(HttpStatusCode.OK);
        var (own, helper) = (await Technician(cell, 45.77), await Technician(helping, 45.75));
        await Technician(stranger, 45.75);
        var number = await Report(cell);

        var answer = (await _api.Get($"/tickets/{number}/candidates")).Is(HttpStatusCode.OK);
        Assert.Equal([own, helper], Ids(answer["candidates"]));
        Assert.Equal(helping, Text(answer["candidates"]![1]!["helpsFrom"]));
        Assert.Equal([own], Ids((await _api.Get($"/tickets/{number}/candidates?scope=cell"))["candidates"]));
    }

    [Fact]
    public async Task Following_and_overruling_stand_in_the_journal()
    {
        var cell = await server.Cell();
        var (first, second) = (await Technician(cell, 45.75), await Technician(cell, 45.80));
        var number = await Report(cell);
        await Tell(number, "assign", new { technician = first, suggestion = new { rank = 1, of = 2, best = first } });
        await Tell(number, "reassign", new { technician = second, suggestion = new { of = 0 } });

        var journal = await _api.Journal(number);
        Assert.Equal($$"""{"rank":1,"of":2,"best":"{{first}}"}""", journal[^2]["data"]!["suggestion"]!.ToJsonString());
        Assert.Equal("""{"of":0}""", journal[^1]["data"]!["to"]!["suggestion"]!.ToJsonString());

        foreach (var wrong in new object[] { new { rank = 3, of = 2 }, new { rank = 1, of = 2, best = second } })
            (await _api.Tell(await Report(cell), "assign", new { technician = first, suggestion = wrong })).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-suggestion", "suggestion");
        (await _api.Tell(await Report(cell), "assign", new { technician = first, suggestion = new { rank = 0, of = 2 } })).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field");
    }

    [Fact]
    public async Task Bad_questions_are_told_what_is_wrong_with_them()
    {
        var cell = await server.Cell();
        var number = await Report(cell);
        var (from, to) = (Caller.Instant(DateTimeOffset.UtcNow.AddHours(1)), Caller.Instant(DateTimeOffset.UtcNow.AddHours(2)));
        foreach (var (query, field) in new[]
        {
            ("mode=teleport", "mode"), ("mode=OnSite", "mode"), ("scope=world", "scope"), ($"from={from}", "to"), ($"to={to}", "from"), ($"from={to}&to={from}", "to"), ($"from=tomorrow&to={to}", "from"),
            ("from=2020-01-01T00:00:00Z&to=2020-01-01T01:00:00Z", "to"), ($"from={from}&to=9999-12-31T00:00:00Z", "to"), ("from=9999-12-30T00:00:00Z&to=9999-12-31T00:00:00Z", "from"), ("from=2199-12-30T00:00:00Z&to=2199-12-31T00:00:00Z", "from"),
        })
        {
            (await _api.Get($"/tickets/{number}/candidates?{query}")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", field);
        }

        (await _api.Get("/tickets/T-999999/candidates")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        await Tell(number, "suspend", new { reason = "vendor" });
        var refused = (await _api.Get($"/tickets/{number}/candidates")).IsProblem(HttpStatusCode.Conflict, "state-does-not-allow");
        Assert.Contains("resume", refused.Allowed);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static IEnumerable<string> Ids(JsonNode? list) => list!.AsArray().Select(item => Text(item!["technician"]));

    private static JsonNode Figure(JsonNode candidate, string factor) => candidate["figures"]!.AsArray().Single(figure => Text(figure!["factor"]) == factor)!;

    private async Task Tell(string number, string command, object body) => (await _api.Tell(number, command, body)).Is(HttpStatusCode.OK);

    private async Task Resolve(string number, string technician)
    {
        await Tell(number, "assign", new { technician });
        await Tell(number, "resolve", new { code = "fixed" });
    }

    private async Task<string> Technician(string cell, double latitude, int level = 3)
    {
        var id = await server.Technician(cell);
        (await _api.Put($"/technicians/{id}", new { name = id, cells = new[] { cell }, skills = new[] { new { skill = "hardware", level } } })).Is(HttpStatusCode.OK);
        (await _api.Post($"/technicians/{id}/position", new { latitude, longitude = 4.85 })).Is(HttpStatusCode.OK);
        return id;
    }

    private async Task<string> Report(string cell, string? email = null, string site = "Town hall") => (await _api.Post("/tickets", new
    {
        subject = "The printer is on fire",
        channel = "phone",
        cell,
        requester = new { name = "Ada", email },
        site = new { name = site, latitude = 45.75, longitude = 4.85 },
        skills = new[] { new { skill = "hardware", level = 2 } },
    })).Is(HttpStatusCode.Created).Number;
}

[Collection(SqliteApi.Name)]
public sealed class CandidatesOnSqlite(SqliteApi server) : CandidateTests(server);

[Collection(PostgresApi.Name)]
public sealed class CandidatesOnPostgres(PostgresApi server) : CandidateTests(server);
