using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Security;

/// <summary>The OpenAPI document: what generators of clients read.</summary>
[Collection(SqliteApi.Name)]
public sealed class ReferenceTests(SqliteApi server)
{
    // api.md, as far as it is built.
    private static readonly string[] s_contract =
    [
        "POST /api/v1/tickets", "GET /api/v1/tickets", "GET /api/v1/tickets/{number}", "GET /api/v1/tickets/{number}/events",
        .. new[]
        {
            "qualify", "transfer", "assign", "reassign", "accept", "decline", "start", "depart", "arrive", "finish-visit", "unassign", "suspend", "resume", "resolve",
            "reopen", "close", "cancel", "note", "go-live",
        }.Select(command => $"POST /api/v1/tickets/{{number}}/{command}"),
        "GET /api/v1/technicians", "GET /api/v1/technicians/{id}", "PUT /api/v1/technicians/{id}", "POST /api/v1/technicians/{id}/presence",
        "POST /api/v1/technicians/{id}/position", "GET /api/v1/technicians/{id}/agenda",
        "GET /api/v1/cells", "GET /api/v1/cells/{id}", "PUT /api/v1/cells/{id}", "GET /api/v1/cells/{id}/board",
        .. new[] { "calendars", "sla-policies", "escalation-policies", "contacts" }.SelectMany(
            kind => new[] { $"GET /api/v1/{kind}", $"GET /api/v1/{kind}/{{id}}", $"PUT /api/v1/{kind}/{{id}}" }),
        "GET /api/v1/on-call", "GET /api/v1/on-call/{cell}", "PUT /api/v1/on-call/{cell}",
        "POST /api/v1/calendars/{id}/impact", "POST /api/v1/sla-policies/{id}/impact", "POST /api/v1/calendars/{id}/import", "POST /api/v1/sla/preview",
        "GET /api/v1/sla/recomputations/{id}",
        "GET /api/v1/audit",
        "GET /api/v1/session", "POST /api/v1/session", "DELETE /api/v1/session",
        "GET /api/v1/account", "PUT /api/v1/account/password", "POST /api/v1/account/authenticator", "PUT /api/v1/account/authenticator", "DELETE /api/v1/account/authenticator",
        "GET /api/v1/account/tokens", "POST /api/v1/account/tokens", "DELETE /api/v1/account/tokens/{id}",
        "GET /api/v1/accounts", "GET /api/v1/accounts/{id}", "PUT /api/v1/accounts/{id}", "POST /api/v1/accounts/{id}/unlock", "POST /api/v1/accounts/{id}/sign-out",
    ];

    private static readonly string[] s_telling = ["type", "oneOf", "anyOf", "enum", "$ref", "properties"];

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_names_every_endpoint_of_the_contract()
    {
        var document = await Document();
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key.TrimEnd('/')}"))
            .ToList();
        Assert.Empty(s_contract.Except(operations));
        Assert.Equal(operations.Count, operations.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Every_endpoint_of_the_contract_answers()
    {
        // What is documented is there, and takes exactly this method.
        foreach (var (method, path) in s_contract.Select(line => (line.Split(' ')[0], line.Split(' ')[1])))
        {
            var address = path.Replace("{number}", "T-999999", StringComparison.Ordinal).Replace("{id}", "nowhere", StringComparison.Ordinal).Replace("{cell}", "nowhere", StringComparison.Ordinal);
            var answer = await server.Api.Send(new HttpMethod(method), address, method == "GET" ? null : Caller.Json("{}"));
            Assert.True((int)answer.Status < 500, $"{method} {path}: {answer}");
            Assert.True(answer.IsSuccess || answer.Code is not ("not-found" or "method-not-allowed"), $"{method} {path}: {answer}");
        }
    }

    [Fact]
    public async Task Fields_have_their_types_their_limits_and_their_values()
    {
        var document = await Document();
        var schemas = document["components"]!["schemas"]!.AsObject();
        var report = schemas["ReportRequest"]!;
        Assert.Equal(["subject", "channel", "requester"], report["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        var subject = report["properties"]!["subject"]!;
        Assert.Equal(("string", 1, 500), (subject["type"]!.GetValue<string>(), subject["minLength"]!.GetValue<int>(), subject["maxLength"]!.GetValue<int>()));
        Assert.Contains("date-time", report["properties"]!["occurredAt"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("walkIn", Values(schemas, "Channel"));
        Assert.Equal(["high", "medium", "low"], Values(schemas, "Degree"));
        Assert.Equal("integer", schemas["CellRequest"]!["properties"]!["level"]!["type"]!.GetValue<string>());
        Assert.Contains("inProgress", Values(schemas, "TicketStatus"));
    }

    /// <summary>A generator makes "anything" of a schema that says nothing, and whoever uses its client has to guess.</summary>
    [Fact]
    public async Task Every_schema_says_what_it_is()
    {
        var document = await Document();
        Assert.Equal([], Untold("", document["components"]!["schemas"]!).Order(StringComparer.Ordinal));
        Assert.Equal("BoardRow", document["components"]!["schemas"]!["CellSnapshot"]!["properties"]!["rows"]!["items"]!["$ref"]!.GetValue<string>().Split('/')[^1]);
    }

    [Fact]
    public async Task Texts_of_the_contract_have_their_form()
    {
        var schemas = (await Document())["components"]!["schemas"]!;
        var row = schemas["BoardRow"]!["properties"]!;
        Assert.Equal("""{"type":"string","description":"When the request was made.","format":"date-time"}""", row["reportedAt"]!.ToJsonString());
        Assert.Equal("""["null","string"] duration""", $"{row["estimatedDuration"]!["type"]!.ToJsonString()} {row["estimatedDuration"]!["format"]}");
        Assert.Matches(schemas["TicketNumber"]!["pattern"]!.GetValue<string>(), "T-1042");
        var hours = schemas["WeekHours"]!["properties"]!["monday"]!["items"]!["pattern"]!.GetValue<string>();
        Assert.Matches(hours, "08:30-12:30");
        Assert.DoesNotMatch(hours, "8h30");
    }

    [Fact]
    public async Task Commands_document_their_headers_and_their_problems()
    {
        var assign = (await Document())["paths"]!["/api/v1/tickets/{number}/assign"]!["post"]!;
        var parameters = assign["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()).ToList();
        foreach (var header in new[] { "number", "Idempotency-Key", "If-Match", "On-Behalf-Of" })
            Assert.Contains(header, parameters);
        foreach (var status in new[] { "200", "404", "409", "412", "422", "503" })
            Assert.NotNull(assign["responses"]![status]);
    }

    [Fact]
    public async Task A_stranger_who_asks_again_and_again_is_answered_from_memory()
    {
        using var stranger = server.Process.Client();
        var first = await stranger.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        using var again = await stranger.GetAsync(new Uri("/openapi/v1.json?again=1", UriKind.Relative));
        Assert.NotNull(again.Headers.Age);
        Assert.Equal(first, await again.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Untold(string path, JsonNode? node) => node switch
    {
        JsonObject schema => schema
            .Where(member => member.Key is "items" or "additionalProperties" || path is "" || path.EndsWith("/properties", StringComparison.Ordinal))
            .Where(member => member.Value is JsonObject said && !s_telling.Any(said.ContainsKey) && member.Key is not "JsonElement")
            .Select(member => $"{path}/{member.Key}")
            .Concat(schema["type"] is JsonValue type && type.GetValue<string>() is "array" && schema["items"] is null ? [$"{path}/items"] : [])
            .Concat(schema.SelectMany(member => Untold($"{path}/{member.Key}", member.Value))),
        JsonArray array => array.SelectMany((item, i) => Untold($"{path}/{i}", item)),
        _ => [],
    };

    private static IEnumerable<string> Values(JsonObject schemas, string type) =>
        schemas.First(schema => schema.Key == type).Value!["enum"]!.AsArray().Where(value => value is not null).Select(value => value!.GetValue<string>());

    private async Task<JsonNode> Document() => (await server.Api.Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Json;
}
