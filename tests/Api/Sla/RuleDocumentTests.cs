using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Sla;

/// <summary>The documents of the rulebook over HTTP: made, read, listed, changed, refused; alike on both databases.</summary>
public abstract class RuleDocumentTests(ApiServer server)
{
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    private readonly Caller _api = server.Api;

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "/calendars/north", Documents.Calendar, "unknown-calendar" },
        { "/sla-policies/gold", Documents.Policy, "unknown-sla-policy" },
        { "/escalation-policies/up", Documents.Escalation, "unknown-escalation-policy" },
        { "/on-call/on-call-cell", Documents.Rotation, "unknown-rotation" },
        { "/contacts/marie", Documents.Contact, "unknown-contact" },
        { "/contacts/managers", """{"email": "managers@example.org"}""", "unknown-contact" },
    };

    public static TheoryData<string, string, string, string> Refusals => new()
    {
        { "/calendars", "zone", "\"Paris\"", "invalid-field zone" },
        { "/calendars", "zone", null!, "invalid-field zone" },
        { "/calendars", "zone", "\"\\u0000\"", "invalid-field zone" },
        { "/calendars", "alwaysOpen", "true", "invalid-field week" },
        { "/calendars", "week.monday", """["08:30-12:30", "12:00-13:00"]""", "invalid-field week.monday" },
        { "/calendars", "week.monday", """["8-12"]""", "invalid-field week.monday[0]" },
        { "/calendars", "week.monday", "[null]", "invalid-field week.monday" },
        { "/calendars", "week.funday", "[]", "unknown-field week.funday" },
        { "/calendars", "exceptions", "[null]", "invalid-field exceptions" },
        { "/calendars", "exceptions.0.date", "\"2026-02-30\"", "invalid-field exceptions[0].date" },
        { "/calendars", "exceptions.0.date", "\"2026-12-25\"", "invalid-field exceptions[1].date" },
        { "/calendars", "id", "\"south\"", "invalid-field id" },
        { "/calendars", "colour", "\"red\"", "unknown-field colour" },
        { "/sla-policies", "targets", "[]", "invalid-field targets" },
        { "/sla-policies", "targets", null!, "invalid-field targets" },
        { "/sla-policies", "targets.0.target", "\"lunch\"", "invalid-field targets[0].target" },
        { "/sla-policies", "targets.0.target", "\"level\"", "invalid-field targets[1].target" },
        { "/sla-policies", "targets.0.goals.0.priority", "2", "invalid-field targets[0].goals" },
        { "/sla-policies", "targets.0.goals.0.priority", "5", "invalid-field targets[0].goals[0].priority" },
        { "/sla-policies", "targets.0.goals.0.duration", null!, "invalid-field targets[0].goals[0]" },
        { "/sla-policies", "targets.0.goals.0.nextBusinessDay", "\"17:00\"", "invalid-field targets[0].goals[0]" },
        { "/sla-policies", "targets.0.goals.0.duration", "\"PT0S\"", "invalid-field targets[0].goals[0].duration" },
        { "/sla-policies", "targets.0.goals.0.duration", "\"P11Y\"", "invalid-field targets[0].goals[0].duration" },
        { "/sla-policies", "targets.0.goals.0.calendar", null!, "invalid-field targets[0].goals[0].calendar" },
        { "/sla-policies", "targets.0.goals.0.calendar", "\"nowhere\"", "unknown-calendar targets[0].goals[0].calendar" },
        { "/sla-policies", "targets.0.goals.0", "null", "invalid-field targets[0].goals" },
        { "/sla-policies", "targets.0.warnings", "[75, 50]", "invalid-field targets[0].warnings" },
        { "/sla-policies", "targets.0.warnings", "[50, 100]", "invalid-field targets[0].warnings" },
        { "/sla-policies", "appliesTo", "[{}]", "invalid-field appliesTo[0]" },
        { "/sla-policies", "appliesTo.0.customer", "\"ada@gold.example\"", "invalid-field appliesTo[0].customer" },
        { "/sla-policies", "appliesTo.1.cell", "\"nowhere\"", "unknown-cell appliesTo[1].cell" },
        { "/sla-policies", "pauses", """[{"reason": "parts", "targets": []}, {"reason": "parts", "targets": ["level"]}]""", "invalid-field pauses[1].reason" },
        { "/sla-policies", "escalation", "\"nowhere\"", "unknown-escalation-policy escalation" },
        { "/sla-policies", "reviewAfterDays", "0", "invalid-field reviewAfterDays" },
        { "/sla-policies", "lateEntryAllowance", "\"-PT1H\"", "invalid-field lateEntryAllowance" },
        { "/escalation-policies", "steps", "[]", "invalid-field steps" },
        { "/escalation-policies", "steps.0", "null", "invalid-field steps" },
        { "/escalation-policies", "steps.0.trigger.percent", "100", "invalid-field steps[0].trigger.percent" },
        { "/escalation-policies", "steps.0.after", "\"-PT1M\"", "invalid-field steps[0].after" },
        { "/escalation-policies", "steps.0.waitsFor", "\"godot\"", "invalid-field steps[0].waitsFor" },
        { "/escalation-policies", "steps.0.actions", "[]", "invalid-field steps[0].actions" },
        { "/escalation-policies", "steps.0.actions", "[null]", "invalid-field steps[0].actions" },
        { "/escalation-policies", "steps.0.actions.0.do", "\"pray\"", "invalid-field steps[0].actions[0].do" },
        { "/escalation-policies", "steps.0.actions.0.do", "\"transfer\"", "invalid-field steps[0].actions[0].whom" },
        { "/escalation-policies", "steps.0.actions.0.whom", null!, "invalid-field steps[0].actions[0].whom" },
        { "/escalation-policies", "steps.0.actions.0.whom", "\"fallback\"", "invalid-field steps[0].actions[0].whom" },
        { "/escalation-policies", "steps.1.repeat.every", "\"PT1S\"", "invalid-field steps[1].repeat.every" },
        { "/escalation-policies", "steps.1.repeat.times", "0", "invalid-field steps[1].repeat.times" },
        { "/escalation-policies", "acknowledgementLapsesAfter", "\"PT0S\"", "invalid-field acknowledgementLapsesAfter" },
        { "/on-call", "zone", "\"Mars/Olympus\"", "invalid-field zone" },
        { "/on-call", "days", "0", "invalid-field days" },
        { "/on-call", "handover", "\"9\"", "invalid-field handover" },
        { "/on-call", "people", """["ada lovelace"]""", "invalid-field people[0]" },
        { "/on-call", "people", "[null]", "invalid-field people" },
        { "/on-call", "overrides.0.to", "\"2026-02-01T00:00:00Z\"", "invalid-field overrides[0].to" },
        { "/on-call", "cell", "\"other\"", "invalid-field id" },
        { "/contacts", "email", "\"marie\"", "invalid-field email" },
        { "/contacts", "name", "\"\\u0000\"", "invalid-field name" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_document_is_made_read_listed_and_changed_and_old_versions_stay(string path, string document, string unknown)
    {
        await OnCallCell();
        (await _api.Get(path)).IsProblem(HttpStatusCode.NotFound, unknown);
        var made = (await _api.Put(path, document, ("If-Match", "\"0\""))).Is(HttpStatusCode.Created);
        Assert.Equal(("/api/v1" + path, "\"1\"", 1), (made.Location, made.ETag, made.Version));
        AssertSays(document, made);
        Assert.Equal("administrator", made["by"]!.GetValue<string>());

        // The same again is no new version; what another saw is not overwritten.
        Assert.Equal("\"1\"", (await _api.Put(path, document)).Is(HttpStatusCode.OK).ETag);
        (await _api.Put(path, document, ("If-Match", "\"7\""))).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
        (await _api.Put(path, document, ("If-Match", "soon"))).IsProblem(Unprocessable, "invalid-header", "If-Match");

        var changed = Change(document);
        Assert.Equal("\"2\"", (await _api.Put(path, changed, ("If-Match", "\"1\""))).Is(HttpStatusCode.OK).ETag);
        AssertSays(changed, (await _api.Get(path)).Is(HttpStatusCode.OK));
        var first = (await _api.Get(path + "?version=1")).Is(HttpStatusCode.OK);
        Assert.Equal(("\"1\"", 1), (first.ETag, first.Version));
        AssertSays(document, first);
        (await _api.Get(path + "?version=3")).IsProblem(HttpStatusCode.NotFound, unknown);
        (await _api.Get(path + "?version=one")).IsProblem(Unprocessable, "invalid-query", "version");
        (await _api.Put(path[..path.LastIndexOf('/')] + "/-no", document)).IsProblem(Unprocessable, "invalid-field", "id");
        var list = (await _api.Get(path[..path.LastIndexOf('/')])).Is(HttpStatusCode.OK).Items;
        Assert.Equal(2, Assert.Single(list, item => (item!["id"] ?? item["cell"])!.GetValue<string>() == path[(path.LastIndexOf('/') + 1)..])!["version"]!.GetValue<int>());
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task What_is_refused_names_its_field_and_leaves_the_old_version_in_force(string kind, string at, string? value, string problem)
    {
        var path = $"{kind}/{await OnCallCell()}";
        var document = kind switch
        {
            "/calendars" => Documents.Calendar,
            "/sla-policies" => Documents.Policy,
            "/escalation-policies" => Documents.Escalation,
            "/on-call" => Documents.Rotation,
            _ => Documents.Contact,
        };
        var before = await _api.Put(path, document);
        Assert.True(before.IsSuccess, before.ToString());
        var (code, field) = (problem.Split(' ')[0], problem.Split(' ')[1]);
        (await _api.Put(path, Documents.With(document, at, value))).IsProblem(Unprocessable, code, field);
        if (kind is "/calendars" or "/sla-policies")
            (await _api.Post(path + "/impact", Documents.With(document, at, value))).IsProblem(Unprocessable, code, field);
        var after = (await _api.Get(path)).Is(HttpStatusCode.OK);
        Assert.Equal(before.ETag, after.ETag);
        AssertSays(document, after);
    }

    [Fact]
    public async Task A_calendar_that_never_opens_is_refused() => (await _api.Put("/calendars/never", """{"zone": "UTC"}""")).IsProblem(Unprocessable, "invalid-field", "week");

    [Fact]
    public async Task What_is_not_said_has_defaults()
    {
        var policy = (await _api.Put("/sla-policies/plain", Documents.ForCell(await server.Cell(), "always", "PT4H"))).Is(HttpStatusCode.Created);
        Assert.Equal(("carry", 1, 4), (policy["onPriorityChange"]!.GetValue<string>(), policy["reviewAfterDays"]!.GetValue<int>(), policy["pauses"]!.AsArray().Count));
        Assert.Equal("[50,75,90]", policy["targets"]![0]!["warnings"]!.ToJsonString());
        var escalation = (await _api.Put(
            "/escalation-policies/plain", """{"steps": [{"trigger": {"target": "response"}, "actions": [{"whom": "lead", "do": "notify"}]}]}""")).Is(HttpStatusCode.Created);
        Assert.Equal(("PT30M", "notResolved"), (escalation["acknowledgementLapsesAfter"]!.GetValue<string>(), escalation["steps"]![0]!["waitsFor"]!.GetValue<string>()));
        Assert.Equal("""["live"]""", escalation["steps"]![0]!["actions"]![0]!["channels"]!.ToJsonString());
    }

    [Fact]
    public async Task An_installation_begins_with_promises()
    {
        Assert.True((await _api.Get("/calendars/always")).Is(HttpStatusCode.OK)["alwaysOpen"]!.GetValue<bool>());
        Assert.Equal("""["09:00-18:00"]""", (await _api.Get("/calendars/office")).Is(HttpStatusCode.OK)["week"]!["friday"]!.ToJsonString());
        var policy = (await _api.Get("/sla-policies/default")).Is(HttpStatusCode.OK);
        Assert.Equal(
            ["PT4H always", "PT8H always", "P1DT3H office", "P1DT21H office"],
            policy["targets"]![0]!["goals"]!.AsArray().Select(goal => $"{goal!["duration"]} {goal["calendar"]}"));
        Assert.Equal(3, (await _api.Get($"/escalation-policies/{policy["escalation"]}")).Is(HttpStatusCode.OK)["steps"]!.AsArray().Count);
    }

    [Fact]
    public async Task Who_is_on_call_now_is_said_and_cells_must_exist()
    {
        var cell = await OnCallCell();
        var rotation = (await _api.Put($"/on-call/{cell}", Documents.Rotation)).Json;
        Assert.Equal("cleo", rotation["now"]!.GetValue<string>());
        var nobody = Documents.With(Documents.Rotation, "overrides.1.person", null);
        Assert.Null((await _api.Put($"/on-call/{cell}", nobody)).Is(HttpStatusCode.OK)["now"]);
        Assert.Contains(
            (await _api.Put($"/on-call/{cell}", Documents.With(nobody, "overrides", "[]"))).Is(HttpStatusCode.OK)["now"]!.GetValue<string>(), new[] { "ada", "ben" });
        (await _api.Put("/on-call/nowhere", Documents.Rotation)).IsProblem(Unprocessable, "unknown-cell", "cell");
        (await _api.Put("/contacts/dispatchers.nowhere", Documents.Contact)).IsProblem(Unprocessable, "unknown-cell", "id");
        (await _api.Put($"/contacts/dispatchers.{cell}", Documents.Contact)).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Cells_do_not_hand_over_in_a_circle_and_count_on_calendars_that_exist()
    {
        var (a, b, c) = (await server.Cell(), await server.Cell(), await server.Cell());
        (await HandOver(a, b)).Is(HttpStatusCode.OK);
        (await HandOver(b, c)).Is(HttpStatusCode.OK);
        var refused = (await HandOver(c, a)).IsProblem(Unprocessable, "hand-over-loop", "next");
        Assert.Contains($"{c} → {a} → {b} → {c}", refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty((await _api.Get($"/cells/{c}"))["next"]!.AsArray());
        (await _api.Put($"/cells/{c}", new { name = c, level = 1, domain = "x", calendar = "nowhere" })).IsProblem(Unprocessable, "unknown-calendar", "calendar");
        (await _api.Put($"/cells/{c}", new { name = c, level = 1, domain = "x", calendar = "office" })).Is(HttpStatusCode.OK);
        // Two ways to the same cell are no circle.
        (await _api.Put($"/cells/{a}", new { name = a, level = 1, domain = "x", next = new[] { b, c } })).Is(HttpStatusCode.OK);

        Task<Answer> HandOver(string from, string to) => _api.Put($"/cells/{from}", new { name = from, level = 1, domain = "x", next = new[] { to } });
    }

    [Fact]
    public async Task A_ticket_is_judged_by_what_its_cell_was_promised_when_it_came()
    {
        var cell = await server.Cell();
        var policy = $"/sla-policies/{cell}";
        (await _api.Put(policy, Documents.ForCell(cell, "always", "PT100H"))).Is(HttpStatusCode.Created);
        var before = await _api.Report(cell);
        (await _api.Put(policy, Documents.ForCell(cell, "always", "PT200H"))).Is(HttpStatusCode.OK);
        var after = await _api.Report(cell);
        Assert.Equal((TimeSpan.FromHours(100), TimeSpan.FromHours(200)), (Promised(before.Json), Promised(after.Json)));
        Assert.Equal(TimeSpan.FromHours(100), Promised(await _api.Ticket(before.Number)));

        static TimeSpan Promised(JsonNode ticket) =>
            Assert.Single(ticket["clocks"]!.AsArray())!["due"]!.GetValue<DateTimeOffset>() - ticket["reportedAt"]!.GetValue<DateTimeOffset>();
    }

    /// <summary>A cell that all tests of a server share.</summary>
    private async Task<string> OnCallCell()
    {
        await _api.Put("/cells/on-call-cell", new { name = "On call", level = 1, domain = "any" });
        await _api.Put("/cells/refused", new { name = "Refused", level = 1, domain = "any" });
        return "refused";
    }

    private static void AssertSays(string document, Answer answer)
    {
        foreach (var (name, value) in Documents.Read(document))
            Assert.True(JsonNode.DeepEquals(value, answer[name]), $"{name}: {answer}");
    }

    private static string Change(string document) => document.Contains("zone", StringComparison.Ordinal)
        ? Documents.With(document, "zone", "\"Europe/Lisbon\"")
        : Documents.With(document, "name", "\"Another\"");
}

[Collection(SqliteApi.Name)]
public sealed class RuleDocumentsOnSqlite(SqliteApi server) : RuleDocumentTests(server);

[Collection(PostgresApi.Name)]
public sealed class RuleDocumentsOnPostgres(PostgresApi server) : RuleDocumentTests(server);
