using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;

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

    [Fact]
    public async Task A_trend_and_the_list_behind_a_figure_count_what_the_report_counts()
    {
        var (cell, site) = (await server.Cell(), "Évry, bâtiment 4");
        var first = await Told(cell, site, ("resolve", "2021-03-01T09:00:00Z"));
        var late = await Told(cell, site, ("resolve", "2021-03-01T13:30:00Z"));
        var again = await Told(cell, site, ("resolve", "2021-03-01T09:10:00Z"), ("reopen", "2021-03-02T08:00:00Z"), ("resolve", "2021-03-02T08:30:00Z"));
        const string Days = "from=2021-03-01T00:00:00Z&to=2021-03-03T00:00:00Z";

        foreach (var where in new[] { $"cell={cell}", $"cell={cell}&site={Uri.EscapeDataString(site)}", $"cell={cell}&level=1&priority=1&target=resolution" })
        {
            var trend = (await _api.Get($"/reports/sla/trend?{Days}&step=hour&{where}")).Is(HttpStatusCode.OK);
            var points = trend["points"]!.AsArray().ToDictionary(point => point!["at"]!.GetValue<string>(), point => point!);
            Assert.Equal(48, points.Count);
            // Three came at eight; two went between nine and ten, one at half past thirteen; one came back the next day, and went.
            Assert.Equal((3, 0, 3), (Number(At("01T08"), "in"), Number(At("01T08"), "out"), Number(At("01T08"), "open")));
            Assert.Equal((0, 2, 1, 2), (Number(At("01T09"), "in"), Number(At("01T09"), "out"), Number(At("01T09"), "open"), Number(At("01T09"), "met")));
            Assert.Equal((1, 0), (Number(At("01T12"), "breached"), Number(At("01T12"), "out")));
            Assert.Equal((1, 0), (Number(At("01T13"), "out"), Number(At("01T13"), "open")));
            Assert.Equal((1, 1, 0), (Number(At("02T08"), "in"), Number(At("02T08"), "out"), Number(At("02T08"), "open")));
            Assert.Equal((2, 1), (points.Values.Sum(point => Number(point, "met")), points.Values.Sum(point => Number(point, "breached"))));
            var local = At("01T08");
            Assert.Equal(1, Number(local, "weekday"));

            foreach (var (direction, expected) in new[] { ("in", points.Values.Sum(point => Number(point, "in"))), ("out", points.Values.Sum(point => Number(point, "out"))) })
            {
                var flow = (await _api.Get($"/reports/sla/flow?{Days}&direction={direction}&{where.Replace("&target=resolution", "", StringComparison.Ordinal)}")).Is(HttpStatusCode.OK);
                Assert.Equal((expected, expected), (flow["total"]!.GetValue<int>(), flow["items"]!.AsArray().Count));
                Assert.Equal(direction == "in" ? ("reopened", again) : ("resolved", again), (flow["items"]![0]!["kind"]!.GetValue<string>(), flow["items"]![0]!["number"]!.GetValue<string>()));
            }

            var kept = (await _api.Get($"/reports/sla/clocks?{Days}&outcome=met&{where}")).Is(HttpStatusCode.OK);
            Assert.Equal(2, kept["total"]!.GetValue<int>());
            Assert.Equal(new[] { first, again }.Order(), kept["items"]!.AsArray().Select(item => item!["number"]!.GetValue<string>()).Order());
            var broken = (await _api.Get($"/reports/sla/clocks?{Days}&outcome=breached&{where}")).Is(HttpStatusCode.OK);
            var line = Assert.Single(broken["items"]!.AsArray())!;
            Assert.Equal(
                (late, "resolution", "2021-03-01T12:00:00.000Z", "PT4H", "PT5H30M", site),
                (line["number"]!.GetValue<string>(), line["target"]!.GetValue<string>(), line["at"]!.GetValue<string>(), line["goal"]!.GetValue<string>(), line["elapsed"]!.GetValue<string>(), line["site"]!.GetValue<string>()));

            var rows = (await _api.Get($"/reports/sla?{Days}&by=site&{where}")).Is(HttpStatusCode.OK)["rows"]!.AsArray().Where(row => row!["figure"]!.GetValue<string>() == "first").ToList();
            Assert.Equal((2, 1), (rows.Sum(row => Number(row!, "met")), rows.Sum(row => Number(row!, "breached"))));

            JsonNode At(string hour) => points[$"2021-03-{hour}:00:00.000Z"];
        }

        var page = (await _api.Get($"/reports/sla/clocks?{Days}&cell={cell}&limit=2")).Is(HttpStatusCode.OK);
        Assert.Equal((3, 2, "2"), (page["total"]!.GetValue<int>(), page["items"]!.AsArray().Count, page["next"]!.GetValue<string>()));
        page = (await _api.Get($"/reports/sla/clocks?{Days}&cell={cell}&limit=2&cursor=2")).Is(HttpStatusCode.OK);
        Assert.Single(page["items"]!.AsArray());
        Assert.Null(page.Json["next"]);
        Assert.Equal(0, (await _api.Get($"/reports/sla/clocks?{Days}&cell={cell}&site=")).Is(HttpStatusCode.OK)["total"]!.GetValue<int>());
        var days = (await _api.Get($"/reports/sla/trend?{Days}&step=day&cell={cell}")).Is(HttpStatusCode.OK)["points"]!.AsArray();
        Assert.Equal(3, days.Sum(day => Number(day!, "met") + Number(day!, "breached")));
    }

    [Fact]
    public async Task The_tickets_behind_a_figure_of_the_board_are_as_many_as_it_says()
    {
        var (cell, site) = (await server.Cell(), "Lyon, Part-Dieu");
        foreach (var (degree, place) in new[] { ("high", site), ("high", null), ("medium", site), ("low", null) })
        {
            var request = Caller.Request(cell);
            (request["impact"], request["urgency"]) = (degree, degree);
            if (place is not null)
                request["site"] = new JsonObject { ["name"] = place };
            // Four hours around the clock are promised to the highest priority: one is broken, one breaks within the hour.
            request["occurredAt"] = Caller.Instant(DateTimeOffset.UtcNow.AddMinutes(degree != "high" ? -1 : place is null ? -245 : -200));
            var number = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created).Number;
            if (degree == "low")
                (await _api.Tell(number, "suspend", new { reason = "vendor" })).Is(HttpStatusCode.OK);
        }

        await Told(cell, site, ("note", "2021-03-01T09:00:00Z"));
        var asked = 0;
        await Poll.Until(
            async () =>
            {
                var rows = (await _api.Get("/api/v1/sla/board")).Is(HttpStatusCode.OK)["rows"]!.AsArray();
                var row = rows.FirstOrDefault(row => row!["by"]!.GetValue<string>() == "cell" && row["key"]!.GetValue<string>() == cell);
                return row is not null && Number(row["counts"]!, "breached") == 1 && Number(row["counts"]!, "within60") == 1 && Number(row["counts"]!, "paused") == 1;
            },
            "the board counts them");
        var board = (await _api.Get("/api/v1/sla/board")).Is(HttpStatusCode.OK);
        foreach (var row in board["rows"]!.AsArray().Select(row => row!))
        {
            var (by, key) = (row["by"]!.GetValue<string>(), row["key"]!.GetValue<string>());
            // Other tests work in other cells at the same time.
            var where = by switch
            {
                "cell" when key == cell => $"cell={key}",
                "cellPriority" when key.EndsWith($"/{cell}", StringComparison.Ordinal) => $"cell={cell}&priority={key[0]}",
                "site" when key == site => $"site={Uri.EscapeDataString(key)}",
                _ => null,
            };
            if (where is null)
                continue;
            foreach (var (standing, count) in row["counts"]!.AsObject().Where(count => count.Key is not ("clocks" or "brokenClocks")))
            {
                var tickets = (await _api.Get($"/tickets?standing={standing}&{where}&limit=200")).Is(HttpStatusCode.OK)["items"]!.AsArray();
                Assert.True(count!.GetValue<int>() == tickets.Count, $"{where}: {standing} is {count}, and there are {tickets.Count}.");
                asked += tickets.Count;
            }
        }

        Assert.True(asked > 10);
        Assert.Equal(2, (await _api.Get($"/tickets?cell={cell}&level=1&standing=open&site=")).Is(HttpStatusCode.OK)["items"]!.AsArray().Count);
        var first = (await _api.Get($"/tickets?cell={cell}&standing=open&limit=3")).Is(HttpStatusCode.OK);
        var rest = (await _api.Get($"/tickets?cell={cell}&standing=open&limit=3&cursor={first["next"]!.GetValue<string>()}")).Is(HttpStatusCode.OK);
        Assert.Equal((3, 1), (first["items"]!.AsArray().Count, rest["items"]!.AsArray().Count));
        Assert.Null(rest.Json["next"]);
        var broken = board["cases"]!["broken"]!.AsArray();
        Assert.Contains(broken, one => one!["cell"]!.GetValue<string>() == cell && one["unattended"]!.GetValue<bool>() && one["target"]!.GetValue<string>() == "resolution");
        Assert.Contains(board["cases"]!["next"]!.AsArray(), one => one!["cell"]!.GetValue<string>() == cell && one["site"]!.GetValue<string>() == site);
    }

    [Theory]
    [InlineData("/reports/sla/trend?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z", "step")]
    [InlineData("/reports/sla/trend?from=2021-01-01T00:00:00Z&to=2021-12-01T00:00:00Z&step=hour", "step")]
    [InlineData("/reports/sla/trend?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&step=minute", "step")]
    [InlineData("/reports/sla/trend?to=2021-02-01T00:00:00Z&step=day", "from")]
    [InlineData("/reports/sla/trend?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&step=day&level=4", "level")]
    [InlineData("/reports/sla/clocks?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&outcome=late", "outcome")]
    [InlineData("/reports/sla/clocks?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&figure=last", "figure")]
    [InlineData("/reports/sla/clocks?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&cursor=T-1", "cursor")]
    [InlineData("/reports/sla/clocks?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&limit=0", "limit")]
    [InlineData("/reports/sla?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z&by=cell&priority=5", "priority")]
    [InlineData("/reports/sla/flow?from=2021-01-01T00:00:00Z&to=2021-02-01T00:00:00Z", "direction")]
    [InlineData("/reports/sla/flow?direction=in", "from")]
    [InlineData("/tickets?standing=late", "standing")]
    [InlineData("/tickets?level=0", "level")]
    public async Task What_trends_and_lists_cannot_be_asked_is_refused(string query, string field) =>
        (await _api.Get(query)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", field);

    [Fact]
    public async Task What_is_still_to_come_is_in_no_trend()
    {
        var now = DateTimeOffset.UtcNow;
        var trend = (await _api.Get($"/reports/sla/trend?from={Caller.Instant(now.AddDays(-1))}&to={Caller.Instant(now.AddDays(30))}&step=hour")).Is(HttpStatusCode.OK);
        Assert.InRange(trend["points"]!.AsArray().Count, 24, 26);
        Assert.Empty((await _api.Get($"/reports/sla/trend?from={Caller.Instant(now.AddDays(1))}&to={Caller.Instant(now.AddDays(2))}&step=hour")).Is(HttpStatusCode.OK)["points"]!.AsArray());
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
            (await _api.Tell(number, command, command switch
            {
                "resolve" => new { code = "done", occurredAt = at },
                "note" => new { text = "said", occurredAt = at },
                _ => (object)new { occurredAt = at },
            })).Is(HttpStatusCode.OK);
        return number;
    }

    private static int Number(JsonNode row, string field) => row[field]!.GetValue<int>();
}

[Collection(SqliteApi.Name)]
public sealed class ReportsOnSqlite(SqliteApi server) : ReportTests(server);

[Collection(PostgresApi.Name)]
public sealed class ReportsOnPostgres(PostgresApi server) : ReportTests(server);
