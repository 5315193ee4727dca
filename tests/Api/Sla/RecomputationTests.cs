using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Sla;

/// <summary>What a change of rules means to open tickets (sla.md rule 13): seen first, then applied in the background; alike on both databases.</summary>
public abstract class RecomputationTests(ApiServer server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_policy_is_applied_to_open_tickets_after_its_impact_was_seen()
    {
        var cell = await server.Cell();
        var policy = $"/sla-policies/{cell}";
        (await _api.Put(policy, Documents.ForCell(cell, "always", "PT100H"))).Is(HttpStatusCode.Created);
        var open = await Open(cell, 12);
        var late = await Open(cell, 3, TimeSpan.FromHours(2));
        var over = (await _api.Report(cell)).Number;
        (await _api.Tell(over, "resolve", new { code = "advice" })).Is(HttpStatusCode.OK);

        AssertImpact((15, 15, 0), await _api.Post(policy + "/impact", Documents.ForCell(cell, "always", "PT200H")));
        AssertImpact((15, 15, 3), await _api.Post(policy + "/impact", Documents.ForCell(cell, "always", "PT1H")));
        AssertImpact((0, 0, 0), await _api.Post(policy + "/impact", Documents.ForCell(cell, "always", "PT100H")));
        Assert.Equal("\"1\"", (await _api.Get(policy)).ETag);
        (await _api.Put(policy + "?applyTo=all", Documents.ForCell(cell, "always", "PT1H"))).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", "applyTo");

        var put = (await _api.Put(policy + "?applyTo=open", Documents.ForCell(cell, "always", "PT1H"))).Is(HttpStatusCode.OK);
        Assert.Equal((15, 3), await Done(put, "slaPolicy", cell, 2));
        foreach (var number in open.Concat(late))
            await AssertJudgedOnce(number, TimeSpan.FromHours(1));
        Assert.DoesNotContain("slaRulesChanged", (await _api.Journal(over)).Select(line => line["type"]!.GetValue<string>()));
        foreach (var number in late)
        {
            // The breach occurs at the change, never back-dated (rule 9).
            var breach = Assert.Single(await _api.Journal(number), line => line["type"]!.GetValue<string>() == "slaBreached");
            Assert.True(breach["occurredAt"]!.GetValue<DateTimeOffset>() >= put["since"]!.GetValue<DateTimeOffset>(), breach.ToJsonString());
        }
    }

    [Fact]
    public async Task A_calendar_is_applied_to_the_tickets_that_are_counted_on_it()
    {
        var cell = await server.Cell();
        var calendar = $"/calendars/{cell}";
        (await _api.Put(calendar, """{"zone": "UTC", "alwaysOpen": true}""")).Is(HttpStatusCode.Created);
        (await _api.Put($"/sla-policies/{cell}", Documents.ForCell(cell, cell, "PT100H"))).Is(HttpStatusCode.Created);
        var open = await Open(cell, 5);
        const string Nights = """{"zone": "UTC", "week": {"monday": ["00:00-12:00"], "tuesday": ["00:00-12:00"], "thursday": ["00:00-12:00"]}}""";
        AssertImpact((5, 5, 0), await _api.Post(calendar + "/impact", Nights));

        // For new tickets only, where nobody says otherwise.
        var put = (await _api.Put(calendar, Nights)).Is(HttpStatusCode.OK);
        Assert.Null(put["recomputation"]);
        await AssertJudgedOnce(open[0], TimeSpan.FromHours(100), changes: 0);

        // What says nothing new makes no version, and can still be applied.
        put = (await _api.Put(calendar + "?applyTo=open", Nights)).Is(HttpStatusCode.OK);
        Assert.Equal("\"2\"", put.ETag);
        Assert.Equal((5, 0), await Done(put, "calendar", cell, 2));
        AssertImpact((0, 0, 0), await _api.Post(calendar + "/impact", Nights));
    }

    [Fact]
    public async Task A_recomputation_that_there_is_not_is_unknown() =>
        (await _api.Get("/sla/recomputations/calendar.nowhere.1")).IsProblem(HttpStatusCode.NotFound, "unknown-recomputation");

    private async Task<(int Moved, int Broke)> Done(Answer put, string kind, string document, int version)
    {
        var path = $"/sla/recomputations/{put["recomputation"]!.GetValue<string>()}";
        var progress = (await _api.Get(path)).Is(HttpStatusCode.OK);
        await Poll.Until(async () => (progress = (await _api.Get(path)).Is(HttpStatusCode.OK))["state"]!.GetValue<string>() == "done", "the recomputation is done");
        Assert.Equal((kind, document, version), (progress["kind"]!.GetValue<string>(), progress["document"]!.GetValue<string>(), progress.Version));
        Assert.Equal(progress["total"]!.GetValue<int>(), progress["done"]!.GetValue<int>());
        Assert.NotNull(progress["startedAt"]);
        return (progress["moved"]!.GetValue<int>(), progress["broke"]!.GetValue<int>());
    }

    private async Task AssertJudgedOnce(string number, TimeSpan promised, int changes = 1)
    {
        var ticket = await _api.Ticket(number);
        var clock = Assert.Single(ticket["clocks"]!.AsArray())!;
        Assert.Equal(promised, System.Xml.XmlConvert.ToTimeSpan(clock["goal"]!.GetValue<string>()));
        Assert.Equal(changes, (await _api.Journal(number)).Count(line => line["type"]!.GetValue<string>() == "slaRulesChanged"));
    }

    private async Task<IReadOnlyList<string>> Open(string cell, int count, TimeSpan? ago = null)
    {
        List<string> numbers = [];
        for (var i = 0; i < count; i++)
        {
            var request = Caller.Request(cell);
            if (ago is { } before)
                request["occurredAt"] = Caller.Instant(DateTimeOffset.UtcNow - before);
            numbers.Add((await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Number);
        }

        return numbers;
    }

    private static void AssertImpact((int Open, int Moves, int Break) expected, Answer answer)
    {
        answer.Is(HttpStatusCode.OK);
        Assert.Equal(expected, (Field("openTickets"), Field("dueMoves"), Field("wouldBreak")));

        int Field(string name) => answer[name]!.GetValue<int>();
    }
}

[Collection(SqliteApi.Name)]
public sealed class RecomputationsOnSqlite(SqliteApi server) : RecomputationTests(server);

[Collection(PostgresApi.Name)]
public sealed class RecomputationsOnPostgres(PostgresApi server) : RecomputationTests(server);
