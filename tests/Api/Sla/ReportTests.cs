using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Sla;

/// <summary>Reports and accounts over HTTP. The first rules promise resolutions only: 27 h of office hours for priority 3, four hours around the clock for 1.</summary>
public abstract class ReportTests(ApiServer server)
{
    private const string Range = "from=2021-01-01T00:00:00Z&to=2021-12-31T00:00:00Z";

    private readonly Caller _api = server.Api;

    public static TheoryData<string, string> Wrong => new()
    {
        { "to=2021-01-01T00:00:00Z&by=cell", "from" },
        { "from=2021-01-01T00:00:00Z&by=cell", "to" },
        { "from=2021-01-01T00:00:00&to=2021-01-02T00:00:00Z&by=cell", "from" },
        { "from=2021-01-01&to=2021-01-02T00:00:00Z&by=cell", "from" },
        { "from=2021-01-02T00:00:00Z&to=2021-01-02T00:00:00Z&by=cell", "to" },
        { "from=2021-01-02T00:00:00Z&to=2021-01-01T00:00:00Z&by=cell", "to" },
        { "from=2021-01-01T00:00:00Z&to=2022-01-03T00:00:00Z&by=cell", "to" },
        { Range, "by" },
        { Range + "&by=technician", "by" },
        { Range + "&by=Cell", "by" },
        { Range + "&by=", "by" },
        { Range + "&by=cell&target=anything", "target" },
        { Range + "&by=cell&format=xml", "format" },
    };

    [Fact]
    public async Task What_was_decided_is_reported_by_cell_priority_level_and_site()
    {
        var (cell, site) = (await server.Cell(), "=cmd|' /C calc'!A0, \"Évry\"");
        // Imported work is judged by its own instants: one resolved after an hour, one after five, one reopened and late then.
        await Told(cell, site, ("resolve", "2021-03-01T09:00:00Z"));
        await Told(cell, site, ("resolve", "2021-03-01T13:00:00Z"));
        await Told(cell, site, ("resolve", "2021-03-01T10:00:00Z"), ("reopen", "2021-03-02T08:00:00Z"), ("resolve", "2021-03-02T11:00:00Z"));

        var report = (await _api.Get($"/api/v1/reports/sla?{Range}&by=cell")).Is(HttpStatusCode.OK);
        Assert.Equal(("cell", "2021-01-01T00:00:00.000Z"), (report["by"]!.GetValue<string>(), report["from"]!.GetValue<string>()));
        var rows = report["rows"]!.AsArray().Where(row => row!["group"]!.GetValue<string>() == cell).ToList();
        Assert.Equal(["first", "total"], rows.Select(row => row!["figure"]!.GetValue<string>()));
        Assert.Equal(
            ("resolution", 2, 1, 0, 0, 66.67, "PT2H40M", "PT5H"),
            (rows[0]!["target"]!.GetValue<string>(), Number(rows[0]!, "met"), Number(rows[0]!, "breached"), Number(rows[0]!, "stillOpen"), Number(rows[0]!, "corrected"),
                rows[0]!["compliance"]!.GetValue<double>(), rows[0]!["meanElapsed"]!.GetValue<string>(), rows[0]!["p90Elapsed"]!.GetValue<string>()));
        Assert.Equal((1, 2), (Number(rows[1]!, "met"), Number(rows[1]!, "breached")));

        Assert.Contains("1", await Groups("priority"));
        Assert.Contains("1", await Groups("level"));
        Assert.Contains(site, await Groups("site"));
        Assert.Empty((await _api.Get($"/api/v1/reports/sla?{Range}&by=cell&target=response")).Is(HttpStatusCode.OK)["rows"]!.AsArray());
        Assert.Empty((await _api.Get("/api/v1/reports/sla?from=2020-01-01T00:00:00Z&to=2020-06-01T00:00:00%2B02:00&by=cell")).Is(HttpStatusCode.OK)["rows"]!.AsArray());

        async Task<IEnumerable<string?>> Groups(string by) =>
            (await _api.Get($"/api/v1/reports/sla?{Range}&by={by}")).Is(HttpStatusCode.OK)["rows"]!.AsArray().Select(row => row!["group"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_spreadsheet_gets_a_table_without_formulas()
    {
        var (cell, site) = (await server.Cell(), "=1+1, \"x\"");
        await Told(cell, site, ("resolve", "2021-04-01T09:00:00Z"));
        foreach (var answer in new[]
        {
            await _api.Get($"/api/v1/reports/sla?{Range}&by=site&format=csv"),
            await _api.Get($"/api/v1/reports/sla?{Range}&by=site", ("Accept", "text/csv, application/json;q=0.5")),
        })
        {
            Assert.Equal("text/csv", answer.Is(HttpStatusCode.OK).MediaType);
            var lines = answer.Text.Split("\r\n");
            Assert.Equal("group,target,figure,met,breached,stillOpen,corrected,compliancePercent,meanElapsedMinutes,p90ElapsedMinutes", lines[0]);
            Assert.Contains("\"'=1+1, \"\"x\"\"\",resolution,first,1,0,0,0,100,60,60", lines);
            Assert.Equal("", lines[^1]);
        }

        foreach (var answer in new[]
        {
            await _api.Get($"/api/v1/reports/sla?{Range}&by=site", ("Accept", "text/csv;q=0.1, application/json")),
            await _api.Get($"/api/v1/reports/sla?{Range}&by=site&format=json", ("Accept", "text/csv")),
            await _api.Get($"/api/v1/reports/sla?{Range}&by=site", ("Accept", "*/*")),
        })
            Assert.Equal("application/json", answer.Is(HttpStatusCode.OK).MediaType);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_asked_is_refused_with_what_is_wrong(string query, string field) =>
        (await _api.Get($"/api/v1/reports/sla?{query}")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", field);

    [Fact]
    public async Task Why_a_clock_shows_what_it_shows_is_told_in_sentences()
    {
        var number = await Told(await server.Cell(), "Rennes", ("resolve", "2021-03-01T13:00:00Z"));
        var answer = (await _api.Get($"/tickets/{number}/sla")).Is(HttpStatusCode.OK);
        Assert.Equal(number, answer.Number);
        var clock = Assert.Single(answer["clocks"]!.AsArray())!;
        Assert.Equal(("resolution", "breached", "PT5H"), (clock["target"]!.GetValue<string>(), clock["state"]!.GetValue<string>(), clock["elapsed"]!.GetValue<string>()));
        Assert.Equal("Resolution was promised in 4 h of 'always' (version 1); broken by 1 h of business time.", clock["summary"]!.GetValue<string>());
        Assert.Equal(["started", "warned", "warned", "warned", "breached", "stopped"], clock["lines"]!.AsArray().Select(line => line!["code"]!.GetValue<string>()));
        var first = clock["lines"]![0]!;
        Assert.Equal(("2021-03-01T08:00:00.000Z", 1, "PT0S"), (first["at"]!.GetValue<string>(), first["version"]!.GetValue<int>(), first["elapsed"]!.GetValue<string>()));
        Assert.Equal("phone", first["facts"]!["channel"]!.GetValue<string>());
        Assert.StartsWith("Started when the request was reported by phone: 4 h of 'always' (version 1)", first["sentence"]!.GetValue<string>(), StringComparison.Ordinal);
        (await _api.Get("/tickets/T-999999999/sla")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        (await _api.Get("/tickets/nothing/sla")).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
    }

    /// <summary>An imported ticket of the highest priority, reported on 2021-03-01 at eight, or an hour before its first command.</summary>
    private async Task<string> Told(string cell, string site, params (string Command, string At)[] commands)
    {
        var reported = DateTimeOffset.Parse(commands[0].At, CultureInfo.InvariantCulture);
        reported = reported.Month == 3 ? new DateTimeOffset(2021, 3, 1, 8, 0, 0, TimeSpan.Zero) : reported.AddHours(-1);
        var request = Caller.Request(cell);
        (request["impact"], request["urgency"], request["historical"], request["occurredAt"]) = ("high", "high", true, Caller.Instant(reported));
        request["site"] = new JsonObject { ["name"] = site };
        var number = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Number;
        foreach (var (command, at) in commands)
            (await _api.Tell(number, command, command == "resolve" ? new { code = "done", occurredAt = at } : new { occurredAt = at })).Is(HttpStatusCode.OK);
        return number;
    }

    private static int Number(JsonNode row, string field) => row[field]!.GetValue<int>();
}

[Collection(SqliteApi.Name)]
public sealed class ReportsOnSqlite(SqliteApi server) : ReportTests(server);

[Collection(PostgresApi.Name)]
public sealed class ReportsOnPostgres(PostgresApi server) : ReportTests(server);
