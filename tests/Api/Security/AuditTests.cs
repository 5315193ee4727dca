using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Security;

/// <summary>The audit log over HTTP: what is changed stands in it before the answer comes, pages, filters, the table.</summary>
[Collection(SqliteApi.Name)]
public sealed class AuditTests(SqliteApi server)
{
    private static int s_count;

    private readonly Caller _api = server.Api;
    private readonly string _id = $"audited-{Interlocked.Increment(ref s_count)}";

    [Fact]
    public async Task A_change_of_the_roster_is_recorded_with_its_version_when_the_answer_comes()
    {
        var cell = new { name = "A", level = 1, domain = "network", mode = "manual" };
        (await _api.Put($"/cells/{_id}", cell)).Is(HttpStatusCode.Created);
        (await _api.Put($"/cells/{_id}", cell with { name = "B" })).Is(HttpStatusCode.OK);

        var lines = await Lines($"subject=cells/{_id}");
        Assert.Equal(["PUT, version 2", "PUT, version 1"], lines.Select(line => Text(line, "detail")));
        Assert.All(lines, line =>
        {
            Assert.Equal(("roster-changed", "administrator", "administrator", "127.0.0.1"), (Text(line, "kind"), Text(line, "actor"), Text(line, "role"), Text(line, "address")));
            Assert.EndsWith("Z", Text(line, "at"), StringComparison.Ordinal);
        });
        Assert.True(lines[0]["number"]!.GetValue<long>() > lines[1]["number"]!.GetValue<long>());

        (await _api.Put($"/technicians/{_id}", new { name = "T", cells = new[] { _id } })).Is(HttpStatusCode.Created);
        Assert.Equal("roster-changed", Text(Assert.Single(await Lines($"subject=technicians/{_id}")), "kind"));
    }

    [Fact]
    public async Task A_change_of_rules_and_of_contacts_is_recorded()
    {
        (await _api.Put($"/calendars/{_id}", new { zone = "Europe/Paris", alwaysOpen = true })).Is(HttpStatusCode.Created);
        (await _api.Put($"/contacts/{_id}", new { email = "someone@example.org" })).Is(HttpStatusCode.Created);
        foreach (var subject in new[] { $"calendars/{_id}", $"contacts/{_id}" })
        {
            var line = Assert.Single(await Lines($"subject={subject}"));
            Assert.Equal(("rules-changed", "PUT, version 1"), (Text(line, "kind"), Text(line, "detail")));
        }
    }

    [Fact]
    public async Task What_changes_nothing_is_not_recorded()
    {
        (await _api.Put($"/calendars/{_id}", new { zone = "Mars/Olympus" })).Is(HttpStatusCode.UnprocessableEntity);
        (await _api.Put($"/calendars/{_id}", new { zone = "Europe/Paris", alwaysOpen = true }, ("If-Match", "\"7\""))).Is(HttpStatusCode.PreconditionFailed);
        (await _api.Get($"/calendars/{_id}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await Lines($"subject=calendars/{_id}"));

        (await _api.Put($"/calendars/{_id}", new { zone = "Europe/Paris", week = new { monday = new[] { "08:30-12:30" } } })).Is(HttpStatusCode.Created);
        const string File = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260501\r\nSUMMARY:Closed\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        (await Import("?preview=true&from=2026-01-01&to=2026-12-31")).Is(HttpStatusCode.OK);
        Assert.Empty(await Lines($"subject=calendars/{_id}/import"));
        (await Import("?from=2026-01-01&to=2026-12-31")).Is(HttpStatusCode.OK);
        Assert.Equal("POST, version 2", Text(Assert.Single(await Lines($"subject=calendars/{_id}/import")), "detail"));

        Task<Answer> Import(string query) => _api.Send(HttpMethod.Post, $"/calendars/{_id}/import{query}", Caller.Json(File, "text/calendar"));
    }

    [Fact]
    public async Task The_work_on_tickets_is_in_their_journals_not_here()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        (await _api.Tell(number, "cancel", new { reason = "no" })).Is(HttpStatusCode.OK);
        (await _api.Post($"/technicians/{await server.Technician(cell)}/presence", new { presence = "available" })).Is(HttpStatusCode.OK);
        Assert.DoesNotContain(await Lines("limit=200"), line => Text(line, "subject")!.StartsWith("tickets", StringComparison.Ordinal) || Text(line, "subject")!.EndsWith("presence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        for (var i = 0; i < 5; i++)
            (await _api.Put($"/contacts/{_id}", new { email = $"someone{i}@example.org" })).Is(i == 0 ? HttpStatusCode.Created : HttpStatusCode.OK);
        List<string?> seen = [];
        var cursor = "";
        do
        {
            var page = (await _api.Get($"/audit?subject=contacts/{_id}&limit=2{cursor}")).Is(HttpStatusCode.OK);
            seen.AddRange(page.Items.Select(line => Text(line!, "detail")));
            cursor = page["next"] is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, 5).Reverse().Select(version => $"PUT, version {version}"), seen);
    }

    [Fact]
    public async Task Filters_narrow_by_kind_actor_and_time()
    {
        (await _api.Put($"/contacts/{_id}", new { email = "someone@example.org" })).Is(HttpStatusCode.Created);
        var line = Assert.Single(await Lines($"subject=contacts/{_id}"));
        var at = DateTimeOffset.Parse(Text(line, "at")!, CultureInfo.InvariantCulture);
        foreach (var (filter, found) in new[]
        {
            ("kind=rules-changed", true), ("kind=roster-changed", false), ("actor=administrator", true), ("actor=somebody", false),
            ($"from={Caller.Instant(at)}", true), ($"from={Caller.Instant(at.AddMilliseconds(1))}", false), ($"to={Caller.Instant(at)}", false), ($"to={Caller.Instant(at.AddMilliseconds(1))}", true),
        })
        {
            Assert.True((await Lines($"subject=contacts/{_id}&{filter}")).Count == (found ? 1 : 0), filter);
        }
    }

    [Theory]
    [InlineData("kind=nothing", "kind")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-01-01", "to")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    public async Task A_wrong_query_is_named(string query, string field) =>
        (await _api.Get($"/audit?{query}")).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", field);

    [Fact]
    public async Task As_a_table_it_holds_all_that_matches_runs_no_formula_and_is_recorded_itself()
    {
        const string Insert = "insert into audit (at, kind, actor, role, subject, detail) values ('2026-01-02T03:04:05.006Z', 'sign-in-failed', '{0}', null, '{1}', 'a \"b\", c')";
        await server.Execute(string.Format(CultureInfo.InvariantCulture, Insert, "=HYPERLINK(\"http://evil.example\")", _id));
        // More than one reading of the log.
        await server.Execute($"with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500) insert into audit (at, kind, actor, subject) select '2026-01-02T03:04:05.006Z', 'signed-in', 'n' || i, '{_id}' from n");

        var answer = (await _api.Get($"/audit?subject={_id}", ("Accept", "text/csv"))).Is(HttpStatusCode.OK);
        Assert.Equal("text/csv", answer.MediaType);
        var lines = answer.Text.Split("\r\n");
        Assert.Equal("number,at,kind,actor,role,subject,address,detail", lines[0]);
        Assert.Equal(2501 + 2, lines.Length);
        Assert.Contains(",2026-01-02T03:04:05.006Z,signed-in,n2500,,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith($",2026-01-02T03:04:05.006Z,sign-in-failed,\"'=HYPERLINK(\"\"http://evil.example\"\")\",,{_id},,\"a \"\"b\"\", c\"", lines[2501], StringComparison.Ordinal);
        Assert.Equal(2501, lines[1..2502].Select(line => line.Split(',')[0]).Distinct(StringComparer.Ordinal).Count());

        var export = (await Lines("kind=audit-exported"))[0];
        Assert.Equal(("administrator", "audit", $"?subject={_id}"), (Text(export, "actor"), Text(export, "subject"), Text(export, "detail")));
        // Whoever takes both as gladly gets JSON, and nothing is recorded.
        (await _api.Get($"/audit?subject={_id}", ("Accept", "application/json, text/csv"))).Is(HttpStatusCode.OK);
        Assert.Equal(export["number"]!.GetValue<long>(), (await Lines("kind=audit-exported"))[0]["number"]!.GetValue<long>());
    }

    private static string? Text(JsonNode line, string field) => line[field]?.GetValue<string>();

    private async Task<IReadOnlyList<JsonNode>> Lines(string query) => [.. (await _api.Get($"/audit?{query}")).Is(HttpStatusCode.OK).Items.Select(line => line!)];
}
