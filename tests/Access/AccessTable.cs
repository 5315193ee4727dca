using System.Text.Json.Nodes;

namespace Dispatch.Tests.Access;

/// <summary>Who may what, written down a second time, endpoint by endpoint.</summary>
public static class AccessTable
{
    private const string Rules = "443+3+";
    private const string Reading = "44++++";
    private const string Administrators = "44444+";

    /// <summary>For whoever signed in with a password, in a session of their own; this is what everybody else is told.</summary>
    private const string ElseNobody = "333333";

    /// <summary>Open to everybody, signed in or not.</summary>
    public static IReadOnlyList<string> Open { get; } = ["/health/live", "/health/ready", "/openapi/{documentName}.json", "/docs", "/api/v1/session"];

    /// <summary>The table.</summary>
    public static IReadOnlyList<EndpointRow> Rows { get; } =
    [
        new("GET /api/v1/tickets/", "++++++", "++++++"),
        new("POST /api/v1/tickets/", "++++++", "3+++++", Request),
        new("GET /api/v1/tickets/{number}", "++++++", "444+++"),
        new("GET /api/v1/tickets/{number}/events", "++++++", "444+++"),
        new("GET /api/v1/tickets/{number}/sla", "++++++", "444+++"),
        new("GET /api/v1/tickets/{number}/candidates", "33++++", "334+++"),
        .. Commands("33++++", "334+++", ("qualify", """{"impact":"low"}"""), ("transfer", """{"cell":"own","reason":"r"}"""), ("assign", """{"technician":"own"}"""),
            ("reassign", """{"technician":"own"}"""), ("unassign", null)),
        .. Commands("3+++++", "344+++", ("accept", null), ("decline", """{"reason":"r"}"""), ("start", null), ("depart", null), ("arrive", null),
            ("finish-visit", """{"code":"noAccess"}"""), ("suspend", """{"reason":"vendor"}"""), ("resolve", """{"code":"fixed"}"""), ("acknowledge", null)),
        .. Commands("++++++", "444+++", ("resume", null), ("reopen", null), ("close", null), ("cancel", """{"reason":"r"}"""), ("note", """{"text":"t","public":true}""")),
        .. Commands("3333++", "3333++", ("go-live", null)),

        new("GET /api/v1/tickets/{number}/attachments/", "++++++", "444+++"),
        new("GET /api/v1/tickets/{number}/attachments/{id}", "++++++", "444+++") { NothingThere = "unknown-attachment" },
        new("POST /api/v1/tickets/{number}/attachments/", "++++++", "444+++"),

        new("GET /api/v1/cells/", "4+++++", "4+++++"),
        new("GET /api/v1/cells/{id}", "4+++++", "4+++++"),
        new("PUT /api/v1/cells/{id}", "4333++", "4333++", whose => Json($$"""{"name":"{{whose}}","level":1,"domain":"network"}""")),
        new("GET /api/v1/cells/{id}/board", "44++++", "444+++"),
        new("GET /api/v1/cells/{id}/roster", "44++++", "444+++"),

        new("GET /api/v1/map", Reading, Reading),

        new("GET /api/v1/technicians/", "4+++++", "4+++++"),
        new("GET /api/v1/technicians/{id}", "4+++++", "444+++"),
        new("PUT /api/v1/technicians/{id}", "4333++", "4333++", whose => Json($$"""{"name":"{{whose}}","cells":["{{whose}}"],"parallel":50}""")),
        new("POST /api/v1/technicians/{id}/presence", "4+++++", "444+++", _ => Json("""{"presence":"available"}""")),
        new("POST /api/v1/technicians/{id}/position", "4+++++", "444+++", _ => Json("""{"latitude":45.7,"longitude":4.8}""")),
        new("PUT /api/v1/technicians/{id}/absences/{absence}", "4+++++", "444+++", _ => Json("""{"from":"2020-01-01T08:00:00Z","to":"2020-01-01T12:00:00Z"}""")),
        new("DELETE /api/v1/technicians/{id}/absences/{absence}", "4+++++", "444+++"),
        new("GET /api/v1/technicians/{id}/agenda", "4+++++", "444+++"),

        new("GET /api/v1/push", "4+444+", "4+444+"),
        new("GET /api/v1/technicians/{id}/phones/", "4+333+", "44333+"),
        new("POST /api/v1/technicians/{id}/phones/", "4+333+", "44333+", _ => Json("""{"endpoint":"https://push.example.org/x","keys":{"p256dh":"AAAA","auth":"AAAA"}}""")),
        new("DELETE /api/v1/technicians/{id}/phones/{phone}", "4+333+", "44333+") { NothingThere = "unknown-phone" },

        new("GET /api/v1/checklists/", "4+++++", "4+++++"),
        new("GET /api/v1/checklists/{id}", "4+++++", "4+++++") { NothingThere = "unknown-checklist" },
        new("PUT /api/v1/checklists/{id}", "433+3+", "433+3+", _ => new JsonObject()),

        .. Documents("calendars", "unknown-calendar"),
        .. Documents("sla-policies", "unknown-sla-policy"),
        .. Documents("escalation-policies", "unknown-escalation-policy"),
        new("POST /api/v1/calendars/{id}/impact", Reading, Reading, _ => new JsonObject()),
        new("POST /api/v1/calendars/{id}/import", Rules, Rules) { NothingThere = "unknown-calendar" },
        new("POST /api/v1/sla-policies/{id}/impact", Reading, Reading, _ => new JsonObject()),
        new("GET /api/v1/on-call/", Reading, Reading),
        new("GET /api/v1/on-call/{cell}", Reading, Reading) { NothingThere = "unknown-rotation" },
        new("PUT /api/v1/on-call/{cell}", Rules, Rules, _ => new JsonObject()),
        new("GET /api/v1/contacts/", "444+4+", "444+4+"),
        new("GET /api/v1/contacts/{id}", "444+4+", "444+4+") { NothingThere = "unknown-contact" },
        new("PUT /api/v1/contacts/{id}", "444+4+", "444+4+", _ => new JsonObject()),
        new("POST /api/v1/sla/preview", Reading, Reading, _ => new JsonObject()),
        new("GET /api/v1/sla/board", "444+++", "444+++"),
        new("GET /api/v1/reports/sla", "444+++", "444+++"),
        new("GET /api/v1/reports/sla/trend", "444+++", "444+++"),
        new("GET /api/v1/reports/sla/clocks", "444+++", "444+++"),
        new("GET /api/v1/reports/sla/flow", "444+++", "444+++"),
        new("GET /api/v1/sla/recomputations/{id}", Reading, Reading) { NothingThere = "unknown-recomputation" },
        new("GET /api/v1/notifications/", "444+4+", "444+4+"),
        new("POST /api/v1/notifications/{id}/retry", "444+4+", "444+4+") { NothingThere = "unknown-notification" },

        new("GET /api/v1/audit", "44444+", "44444+"),
        new("POST /api/v1/requesters/export", Administrators, Administrators, whose => Json($$"""{"email":"{{Region.Email($"nobody-{whose}")}}"}""")),
        new("POST /api/v1/requesters/erase", Administrators, Administrators, whose => Json($$"""{"email":"{{Region.Email($"nobody-{whose}")}}"}""")),
        new("GET /api/v1/accounts/", Administrators, Administrators),
        new("GET /api/v1/accounts/{id}", Administrators, Administrators) { NothingThere = "unknown-account" },
        new("PUT /api/v1/accounts/{id}", Administrators, Administrators, _ => new JsonObject()),
        new("POST /api/v1/accounts/{id}/unlock", Administrators, Administrators) { NothingThere = "unknown-account" },
        new("POST /api/v1/accounts/{id}/sign-out", Administrators, Administrators) { NothingThere = "unknown-account" },
        new("DELETE /api/v1/accounts/{id}/authenticator", Administrators, Administrators) { NothingThere = "unknown-account" },

        new("GET /api/v1/account/", "++++++", "++++++"),
        Own("PUT /api/v1/account/password", """{"current":"x","new":"y"}"""),
        Own("POST /api/v1/account/authenticator", null),
        Own("PUT /api/v1/account/authenticator", """{"code":"000000"}"""),
        Own("DELETE /api/v1/account/authenticator", """{"password":"x"}"""),
        Own("GET /api/v1/account/tokens/", null),
        Own("POST /api/v1/account/tokens/", """{"name":"n","scopes":["read"],"expiresAt":"2030-01-01T00:00:00Z"}"""),
        Own("DELETE /api/v1/account/tokens/{id}", null, "unknown-token"),

        new("GET /ops/{**view}", Administrators, Administrators),

        new("* /hubs/dispatch/negotiate", "++++++", "++++++"),
        new("* /hubs/dispatch", "++++++", "++++++"),
    ];

    private static IEnumerable<EndpointRow> Commands(string own, string foreign, params (string Name, string? Body)[] commands) =>
        commands.Select(command => new EndpointRow(
            $"POST /api/v1/tickets/{{number}}/{command.Name}", own, foreign, _ => command.Body is null ? null : Json(command.Body)));

    private static EndpointRow Own(string endpoint, string? body, string? nothingThere = null) =>
        new(endpoint, ElseNobody, ElseNobody, _ => body is null ? null : Json(body)) { OwnSession = true, NothingThere = nothingThere };

    private static IEnumerable<EndpointRow> Documents(string path, string unknown) =>
    [
        new($"GET /api/v1/{path}/", Reading, Reading),
        new($"GET /api/v1/{path}/{{id}}", Reading, Reading) { NothingThere = unknown },
        new($"PUT /api/v1/{path}/{{id}}", Rules, Rules, _ => new JsonObject()),
    ];

    private static JsonNode Request(string whose) => Json(
        $$$"""{"subject":"s","channel":"portal","cell":"{{{whose}}}","requester":{"name":"n","email":"{{{Region.Email(whose)}}}"}}""");

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
