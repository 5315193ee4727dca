using System.Net;
using System.Text;

namespace Dispatch.Tests.Api.Input;

/// <summary>What cannot be taken: every request is refused with what is wrong about it, alike on both databases, and changes nothing.</summary>
public abstract class BadInput(ApiServer server)
{
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    private static readonly string s_deep = new string('[', 200) + new string(']', 200);

    private readonly Caller _api = server.Api;

    public static TheoryData<string, string, string> Reports => new()
    {
        { """{"channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": "S", "requester": {"name": "Ada"}}""", "invalid-field", "channel" },
        { """{"subject": "S", "channel": "phone"}""", "invalid-field", "requester" },
        { """{"subject": "S", "channel": "phone", "requester": {}}""", "invalid-field", "requester.name" },
        { """{"subject": null, "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": "S", "channel": null, "requester": {"name": "Ada"}}""", "invalid-field", "channel" },
        { """{"subject": "S", "channel": "phone", "requester": null}""", "invalid-field", "requester" },
        { """{"subject": "S", "channel": "phone", "requester": {"name": null}}""", "invalid-field", "requester.name" },
        { """{"subject": 7, "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": ["S"], "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": "S", "channel": 1, "requester": {"name": "Ada"}}""", "invalid-field", "channel" },
        { """{"subject": "S", "channel": "phone", "requester": "Ada"}""", "invalid-field", "requester" },
        { """{"subject": "", "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": " \t ", "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": "S", "channel": "phone", "requester": {"name": ""}}""", "invalid-field", "requester.name" },
        { $$$"""{"subject": "{{{new string('é', 501)}}}", "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { With($"\"description\": \"{new string('d', 20_001)}\""), "invalid-field", "description" },
        { With("\"colour\": \"red\""), "unknown-field", "colour" },
        { With("\"Cell\": \"front-desk\""), "unknown-field", "Cell" },
        { """{"subject": "S", "channel": "phone", "requester": {"name": "Ada", "age": 7}}""", "unknown-field", "requester.age" },
        { With("\"site\": {\"latitude\": 90.1, \"longitude\": 0}"), "invalid-field", "site.latitude" },
        { With("\"site\": {\"latitude\": 0, \"longitude\": -180.01}"), "invalid-field", "site.longitude" },
        { With("\"site\": {\"latitude\": \"NaN\"}"), "invalid-field", "site.latitude" },
        { With("\"site\": {\"latitude\": \"Infinity\"}"), "invalid-field", "site.latitude" },
        { With("\"site\": {\"latitude\": 1e400}"), "invalid-field", "site.latitude" },
        { With("\"skills\": [{\"skill\": \"x\", \"level\": 6}]"), "invalid-field", "skills[0].level" },
        { With("\"skills\": [{\"skill\": \"\", \"level\": 1}]"), "invalid-field", "skills[0].skill" },
        { With("\"skills\": [{\"level\": 1}]"), "invalid-field", "skills[0].skill" },
        { With("\"skills\": [{\"skill\": \"x\", \"level\": 1.5}]"), "invalid-field", "skills[0].level" },
        { With("\"skills\": [{\"skill\": \"x\", \"level\": 99999999999999999999}]"), "invalid-field", "skills[0].level" },
        { With("\"skills\": [null]"), "invalid-field", "skills" },
        { With("\"skills\": {}"), "invalid-field", "skills" },
        { With("\"skills\": [" + string.Join(',', Enumerable.Repeat("{\"skill\": \"x\", \"level\": 1}", 51)) + "]"), "invalid-field", "skills" },
        { With("\"historical\": \"yes\""), "invalid-field", "historical" },
        { With("\"occurredAt\": \"yesterday\""), "invalid-field", "occurredAt" },
        { With("\"occurredAt\": \"2026-02-30T00:00:00Z\""), "invalid-field", "occurredAt" },
        { With("\"occurredAt\": \"2026-02-20T25:00:00Z\""), "invalid-field", "occurredAt" },
        { With("\"occurredAt\": \"2026-02-20T10:00:00\""), "invalid-field", "occurredAt" },
        { With("\"occurredAt\": \"2026-02-20\""), "invalid-field", "occurredAt" },
        { With("\"occurredAt\": 1700000000"), "invalid-field", "occurredAt" },
        { With("\"occurredAt\": \"9999-12-31T23:59:59Z\""), "occurred-in-future", "occurredAt" },
        { With("\"occurredAt\": \"0001-01-01T00:00:00Z\""), "occurred-too-long-ago", "occurredAt" },
        { With("\"occurredAt\": \"0001-01-01T00:00:00+14:00\""), "invalid-field", "occurredAt" },
        { With("\"cell\": \"nowhere\""), "unknown-cell", "cell" },
        { With("\"cell\": \"\""), "unknown-cell", "cell" },
        { With("\"cell\": \"../../etc/passwd'; drop table ticket; --\""), "unknown-cell", "cell" },
        { With("\"cell\": \"a\\u0000b\""), "invalid-field", "cell" },
        { """{"subject": "a\u0000b", "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": "S", "channel": "phone", "requester": {"name": "\u0000"}}""", "invalid-field", "requester.name" },
        { With("\"category\": \"\\u0000\""), "invalid-field", "category" },
        { With("\"category\": \"\\ufffe\""), "invalid-field", "category" },
        { With("\"externalReference\": \"\\u0000\""), "invalid-field", "externalReference" },
        { With("\"site\": {\"name\": \"\\u0000\"}"), "invalid-field", "site.name" },
        { With("\"skills\": [{\"skill\": \"\\u0000\", \"level\": 1}]"), "invalid-field", "skills[0].skill" },
        { """{"subject": "half \ud83d of a face", "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { """{"subject": "half \ude00 of a face", "channel": "phone", "requester": {"name": "Ada"}}""", "invalid-field", "subject" },
        { With("\"description\": " + new string('[', 30) + new string(']', 30)), "invalid-field", "description" },
    };

    public static TheoryData<string, string, string, string> Commands => new()
    {
        { "qualify", """{"impact": "huge"}""", "invalid-field", "impact" },
        { "qualify", """{"estimatedDuration": "4 hours"}""", "invalid-field", "estimatedDuration" },
        { "qualify", """{"estimatedDuration": "PT0S"}""", "invalid-field", "estimatedDuration" },
        { "qualify", """{"estimatedDuration": "P999999999999D"}""", "invalid-field", "estimatedDuration" },
        { "qualify", """{"estimatedDuration": 4}""", "invalid-field", "estimatedDuration" },
        { "qualify", """{"skills": [null]}""", "invalid-field", "skills" },
        { "qualify", """{"site": {"address": "\u0000"}}""", "invalid-field", "site.address" },
        { "assign", "{}", "invalid-field", "technician" },
        { "assign", """{"technician": null}""", "invalid-field", "technician" },
        { "assign", """{"technician": "nobody"}""", "unknown-technician", "technician" },
        { "assign", """{"technician": "' or 1=1 --"}""", "unknown-technician", "technician" },
        { "assign", """{"technician": "a\u0000"}""", "invalid-field", "technician" },
        { "assign", """{"technician": "TECH", "mode": "teleport"}""", "invalid-field", "mode" },
        { "assign", """{"technician": "TECH", "window": {"from": "2099-01-01T10:00:00Z", "to": "2099-01-01T10:00:00Z"}}""", "invalid-window", "window" },
        { "assign", """{"technician": "TECH", "window": {"from": "2099-01-01T10:00:00Z"}}""", "invalid-field", "window.to" },
        { "assign", """{"technician": "TECH", "window": {"from": "2019-01-01T10:00:00Z", "to": "2019-01-01T11:00:00Z"}}""", "date-not-ahead", "window" },
        { "assign", """{"technician": "TECH", "displace": "yes"}""", "invalid-field", "displace" },
        { "assign", """{"technician": "TECH", "acceptWithin": "PT0S"}""", "invalid-field", "acceptWithin" },
        { "assign", """{"technician": "TECH", "reason": "\u0000"}""", "invalid-field", "reason" },
        { "transfer", """{"cell": "front-desk"}""", "invalid-field", "reason" },
        { "transfer", """{"cell": "front-desk", "reason": ""}""", "invalid-field", "reason" },
        { "transfer", """{"cell": "nowhere", "reason": "R"}""", "unknown-cell", "cell" },
        { "transfer", """{"cell": "a\u0000b", "reason": "R"}""", "invalid-field", "cell" },
        { "suspend", "{}", "invalid-field", "reason" },
        { "suspend", """{"reason": "because"}""", "invalid-field", "reason" },
        { "suspend", """{"reason": "planned", "until": "2019-01-01T10:00:00Z"}""", "date-not-ahead", "until" },
        { "suspend", """{"reason": "planned", "until": "soon"}""", "invalid-field", "until" },
        { "suspend", """{"reason": "planned", "note": "\u0000"}""", "invalid-field", "note" },
        { "resolve", "{}", "invalid-field", "code" },
        { "resolve", """{"code": "  "}""", "invalid-field", "code" },
        { "resolve", """{"code": "done", "note": "\u0000"}""", "invalid-field", "note" },
        { "cancel", "{}", "invalid-field", "reason" },
        { "note", """{"text": ""}""", "invalid-field", "text" },
        { "note", """{"text": "a\u0000"}""", "invalid-field", "text" },
        { "note", """{"text": "T", "public": 1}""", "invalid-field", "public" },
        { "note", """{"text": "T", "occurredAt": "2999-01-01T00:00:00Z"}""", "occurred-in-future", "occurredAt" },
        { "note", """{"text": "T", "occurredAt": "2019-01-01T00:00:00Z"}""", "occurred-too-long-ago", "occurredAt" },
        { "resume", """{"comment": "?"}""", "unknown-field", "comment" },
        { "accept", """{"technician": "TECH"}""", "unknown-field", "technician" },
        { "qualify", """{"occurredAt": "BEFORE"}""", "occurred-before-last-change", "occurredAt" },
    };

    public static TheoryData<string, string> Headers => new()
    {
        { "If-Match", "1" },
        { "If-Match", "\"one\"" },
        { "If-Match", "\"-1\"" },
        { "If-Match", "W/\"1\"" },
        { "If-Match", "\"1\", \"2\"" },
        { "If-Match", "\"99999999999999\"" },
        { "Idempotency-Key", new string('k', 201) },
        { "On-Behalf-Of", "marie" },
        { "On-Behalf-Of", "wizard/merlin" },
        { "On-Behalf-Of", "technician/" },
        { "On-Behalf-Of", "technician/a/b" },
        { "On-Behalf-Of", "administrator/root" },
        { "On-Behalf-Of", "dispatcher/timer" },
    };

    public static TheoryData<string, string> Queries => new()
    {
        { "status=lost", "status" },
        { "status=new,lost", "status" },
        { "status=New", "status" },
        { "priority=0", "priority" },
        { "priority=5", "priority" },
        { "priority=high", "priority" },
        { "limit=0", "limit" },
        { "limit=201", "limit" },
        { "limit=-1", "limit" },
        { "limit=1e2", "limit" },
        { "limit=99999999999999999999", "limit" },
        { "cursor=abc", "cursor" },
        { "cursor=T-0", "cursor" },
        { "cursor=99999999999999999999", "cursor" },
        { "cursor=%00", "cursor" },
        { "dueBefore=tomorrow", "dueBefore" },
        { "dueBefore=2026-02-30T00:00:00Z", "dueBefore" },
        { "dueBefore=10:00", "dueBefore" },
        { "dueBefore=1/2/2026", "dueBefore" },
        { "cell=%00", "cell" },
        { "technician=a%00", "technician" },
        { "requester=%00b", "requester" },
        { "externalReference=%00", "externalReference" },
        { "q=a%00b", "q" },
        { "q=%EF%BF%BE", "q" },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_report_that_cannot_be_names_its_field(string body, string code, string field)
    {
        var before = await NewestNumber();
        (await _api.Post("/tickets", body)).IsProblem(Unprocessable, code, field);
        Assert.Equal(before, await NewestNumber());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_that_cannot_be_names_its_field_and_changes_nothing(string command, string body, string code, string field)
    {
        var (number, tech, before) = await Fresh();
        var said = body.Replace("TECH", tech, StringComparison.Ordinal)
            .Replace("BEFORE", Caller.Instant(DateTimeOffset.UtcNow.AddHours(-1)), StringComparison.Ordinal);
        (await _api.Tell(number, command, said)).IsProblem(Unprocessable, code, field);
        Assert.Equal(before, await Everything(number));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_that_cannot_be_is_named(string name, string value)
    {
        var (number, _, before) = await Fresh();
        (await _api.Tell(number, "note", new { text = "T" }, (name, value))).IsProblem(Unprocessable, "invalid-header", name);
        Assert.Equal(before, await Everything(number));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_that_cannot_be_names_its_parameter(string query, string parameter) =>
        (await _api.Get("/tickets?" + query)).IsProblem(Unprocessable, "invalid-query", parameter);

    [Fact]
    public async Task A_value_that_is_none_of_its_kind_is_answered_with_those_that_are()
    {
        var channel = (await _api.Post("/tickets", """{"subject": "S", "channel": "pigeon", "requester": {"name": "Ada"}}""")).IsProblem(Unprocessable, "invalid-field", "channel");
        foreach (var allowed in new[] { "phone", "email", "portal", "walkIn", "monitoring", "api" })
            Assert.Contains(allowed, channel["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var impact = (await _api.Post("/tickets", With("\"impact\": \"Huge\""))).IsProblem(Unprocessable, "invalid-field", "impact");
        Assert.Contains("high, medium, low", impact["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var presence = (await _api.Post("/technicians/x/presence", """{"presence": "asleep"}""")).IsProblem(Unprocessable, "invalid-field", "presence");
        Assert.Contains("off, available, break", presence["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var day = (await _api.Put("/technicians/x", """{"name": "X", "cells": [], "shift": [{"day": "caturday", "from": "08:00", "to": "09:00"}]}"""))
            .IsProblem(Unprocessable, "invalid-field", "shift[0].day");
        Assert.Contains("monday", day["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var status = (await _api.Get("/tickets?status=lost")).IsProblem(Unprocessable, "invalid-query", "status");
        Assert.Contains("inProgress", status["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var instant = (await _api.Post("/tickets", With("\"occurredAt\": \"noon\""))).IsProblem(Unprocessable, "invalid-field", "occurredAt");
        Assert.Contains("2026-03-01T08:30:00Z", instant["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{\"subject\": \"S\",}")]
    [InlineData("{\"subject\": \"S\", \"channel\": \"phone\", \"requester\": {\"name\": \"A\"}} trailing")]
    [InlineData("{'subject': 'S'}")]
    [InlineData("{\"subject\": NaN}")]
    [InlineData("{\"subject\": \"line\nbreak\"}")]
    [InlineData("{\"subject\": \"\\x\"}")]
    [InlineData("// comment\n{}")]
    public async Task What_is_no_JSON_is_400(string body)
    {
        var before = await NewestNumber();
        (await _api.Post("/tickets", body)).IsProblem(HttpStatusCode.BadRequest, "malformed-body");
        Assert.Equal(before, await NewestNumber());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("true")]
    public async Task JSON_that_is_no_object_is_refused(string body)
    {
        var answer = await _api.Post("/tickets", body);
        Assert.True(answer.Status is HttpStatusCode.BadRequest or Unprocessable, answer.ToString());
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.False(string.IsNullOrEmpty(answer.Code));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_400()
    {
        byte[] bytes = [.. "{\"subject\": \""u8, 0xC3, 0x28, .. "\", \"channel\": \"phone\", \"requester\": {\"name\": \"A\"}}"u8];
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };
        var answer = await _api.Send(HttpMethod.Post, "/tickets", content);
        Assert.True(answer.Status is HttpStatusCode.BadRequest or Unprocessable, answer.ToString());
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    public async Task JSON_nested_without_end_is_refused()
    {
        foreach (var body in new[] { s_deep, With($"\"description\": {s_deep}"), string.Concat(Enumerable.Repeat("{\"a\":", 5000)) })
        {
            var answer = await _api.Post("/tickets", body);
            Assert.True(answer.Status is HttpStatusCode.BadRequest or Unprocessable, answer.ToString());
            Assert.Equal("application/problem+json", answer.MediaType);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        var body = With($"\"description\": \"{new string('x', 200_000)}\"");
        (await _api.Post("/tickets", body)).IsProblem(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

        // Without a length, the server notices while it reads.
        using var chunked = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/tickets", UriKind.Relative)) { Content = chunked };
        request.Headers.TransferEncodingChunked = true;
        using var response = await server.Process.Http.SendAsync(request);
        (await Answer.Of(response)).IsProblem(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Another_media_type_is_415(string mediaType)
    {
        var (number, _, before) = await Fresh();
        (await _api.Send(HttpMethod.Post, "/tickets", Caller.Json(Caller.Request(), mediaType))).IsProblem(HttpStatusCode.UnsupportedMediaType, "malformed-body");
        (await _api.Send(HttpMethod.Post, $"/tickets/{number}/note", Caller.Json(new { text = "T" }, mediaType))).IsProblem(HttpStatusCode.UnsupportedMediaType, "malformed-body");
        Assert.Equal(before, await Everything(number));
    }

    [Theory]
    [InlineData("T-999999999")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("T-")]
    [InlineData("abc")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("1001%00")]
    [InlineData("1.5")]
    [InlineData("%EF%BC%91")]
    [InlineData("1'%20or%20'1'='1")]
    public async Task A_ticket_that_is_not_there_is_404(string number)
    {
        foreach (var answer in new[]
                 {
                     await _api.Get($"/tickets/{number}"), await _api.Get($"/tickets/{number}/events"), await _api.Tell(number, "accept"),
                     await _api.Tell(number, "note", new { text = "T" }), await _api.Tell(number, "transfer", new { cell = "front-desk", reason = "R" }),
                 })
        {
            // A path with a zero byte does not even get past the HTTP parser.
            if (number.Contains("%00", StringComparison.Ordinal))
                Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            else
                answer.IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_problem_details_whatever_the_client_accepts()
    {
        foreach (var accept in new[] { "application/json", "text/html", "text/calendar", "*/*", "nonsense" })
        {
            (await _api.Get("/nothing/here", ("Accept", accept))).IsProblem(HttpStatusCode.NotFound, "not-found");
            (await _api.Get("/tickets/T-999999999", ("Accept", accept))).IsProblem(HttpStatusCode.NotFound, "unknown-ticket");
            (await _api.Post("/tickets", "{", ("Accept", accept))).IsProblem(HttpStatusCode.BadRequest, "malformed-body");
            (await _api.Post("/tickets", "{}", ("Accept", accept))).IsProblem(Unprocessable, "invalid-field", "subject");
            (await _api.Post("/tickets", With("\"category\": \"\\u0000\""), ("Accept", accept))).IsProblem(Unprocessable, "invalid-field", "category");
            (await _api.Send(HttpMethod.Delete, "/tickets/1001", null, ("Accept", accept))).IsProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        }
    }

    [Fact]
    public async Task A_stale_version_is_412_and_says_what_is_true_now()
    {
        var (number, tech, before) = await Fresh();
        var answer = (await _api.Tell(number, "assign", new { technician = tech }, ("If-Match", "\"7\""))).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
        Assert.Contains("it is 1 now", answer["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("assign", answer.Allowed);
        Assert.Equal(before, await Everything(number));
        (await _api.Tell(number, "note", new { text = "T" }, ("If-Match", "\"1\""))).Is(HttpStatusCode.OK);
        (await _api.Tell(number, "note", new { text = "T" }, ("If-Match", "*"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused()
    {
        var (number, _, _) = await Fresh();
        var key = ("Idempotency-Key", $"key-{number}");
        (await _api.Tell(number, "note", new { text = "One" }, key)).Is(HttpStatusCode.OK);
        var before = await Everything(number);
        (await _api.Tell(number, "note", new { text = "Two" }, key)).IsProblem(Unprocessable, "idempotency-key-reused", "Idempotency-Key");
        (await _api.Tell(number, "cancel", new { reason = "One" }, key)).IsProblem(Unprocessable, "idempotency-key-reused", "Idempotency-Key");
        (await _api.Tell(number, "note", new { text = "One" }, key, ("On-Behalf-Of", "dispatcher/eve"))).IsProblem(Unprocessable, "idempotency-key-reused", "Idempotency-Key");
        Assert.Equal(before, await Everything(number));

        (await _api.Post("/tickets", Caller.Request(), ("Idempotency-Key", $"report-{number}"))).Is(HttpStatusCode.Created);
        var newest = await NewestNumber();
        (await _api.Post("/tickets", Caller.Request(subject: "Other"), ("Idempotency-Key", $"report-{number}"))).IsProblem(Unprocessable, "idempotency-key-reused", "Idempotency-Key");
        Assert.Equal(newest, await NewestNumber());
    }

    [Theory]
    [InlineData("Accents: ÀÉÎõü ß ﬁ ǆ", "combined e\u0301")]
    [InlineData("👩🏽‍🚒🔥 𝒳 🇫🇷", "emoji")]
    [InlineData("\u202Eتعطل الطابعة\u202C עברית", "right to left")]
    [InlineData("bell \u0007 escape \u001b[31m backspace \b", "controls\r\n\tlines")]
    [InlineData("\"; drop table ticket; --", "%s%n{0}${jndi:ldap://x}")]
    [InlineData("<script>alert(1)</script>", "\\u0000 as six letters \\")]
    [InlineData("\uFEFF\uFFFD\uFFFF zero\u200Bwidth", "NULL")]
    public async Task Any_other_text_is_kept_letter_by_letter(string subject, string description)
    {
        var cell = await server.Cell();
        var request = Caller.Request(cell, subject);
        request["description"] = description;
        var ticket = (await _api.Post("/tickets", request)).Is(HttpStatusCode.Created);
        (await _api.Tell(ticket.Number, "note", new { text = subject })).Is(HttpStatusCode.OK);
        var read = await _api.Ticket(ticket.Number);
        Assert.Equal((subject, description), (read["subject"]!.GetValue<string>(), read["description"]!.GetValue<string>()));
        Assert.Equal(subject, (await _api.Journal(ticket.Number))[1]["data"]!["text"]!.GetValue<string>());
        Assert.Equal(subject, (await _api.Get($"/cells/{cell}/board"))["rows"]![0]!["subject"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/technicians/", "{\"cells\": []}", "invalid-field", "name")]
    [InlineData("/technicians/", "{\"name\": \"N\"}", "invalid-field", "cells")]
    [InlineData("/technicians/", "{\"name\": \"\", \"cells\": []}", "invalid-field", "name")]
    [InlineData("/technicians/", "{\"name\": \"a\\u0000\", \"cells\": []}", "invalid-field", "name")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [\"nowhere\"]}", "unknown-cell", "cells")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [null]}", "invalid-field", "cells")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [\"a\\u0000\"]}", "unknown-cell", "cells")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"parallel\": 0}", "invalid-field", "parallel")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"phone\": \"\\u0000\"}", "invalid-field", "phone")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"base\": {\"latitude\": 1}}", "invalid-field", "base.longitude")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"base\": {\"latitude\": 91, \"longitude\": 0}}", "invalid-field", "base.latitude")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"skills\": [null]}", "invalid-field", "skills")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"shift\": [null]}", "invalid-field", "shift")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"shift\": [{\"day\": \"monday\", \"from\": \"8:30\", \"to\": \"17:00\"}]}", "invalid-field", "shift[0].from")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"shift\": [{\"day\": \"monday\", \"from\": \"08:30\", \"to\": \"24:00\"}]}", "invalid-field", "shift[0].to")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"id\": \"another\"}", "invalid-field", "id")]
    [InlineData("/technicians/", "{\"name\": \"N\", \"cells\": [], \"wings\": 2}", "unknown-field", "wings")]
    [InlineData("/cells/", "{\"level\": 1, \"domain\": \"d\"}", "invalid-field", "name")]
    [InlineData("/cells/", "{\"name\": \"N\", \"domain\": \"d\"}", "invalid-field", "level")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": 4, \"domain\": \"d\"}", "invalid-field", "level")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": \"1\", \"domain\": \"d\"}", "invalid-field", "level")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": 1, \"domain\": \"d\", \"kind\": \"secret\"}", "invalid-field", "kind")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": 1, \"domain\": \"d\", \"lead\": \"\\u0000\"}", "invalid-field", "lead")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": 1, \"domain\": \"d\", \"next\": [\"nowhere\"]}", "unknown-cell", "next")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": 1, \"domain\": \"d\", \"next\": [null]}", "invalid-field", "next")]
    [InlineData("/cells/", "{\"name\": \"N\", \"level\": 1, \"domain\": \"d\", \"next\": [\"rejected\"]}", "invalid-field", "next")]
    public async Task A_cell_or_technician_that_cannot_be_names_its_field_and_is_not_made(string path, string body, string code, string field)
    {
        (await _api.Put(path + "rejected", body)).IsProblem(Unprocessable, code, field);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Get(path + "rejected")).Status);
    }

    [Theory]
    [InlineData("-begins-with-a-dash")]
    [InlineData("with%20space")]
    [InlineData("%C3%A9")]
    [InlineData("a%2Fb")]
    [InlineData("a%0A")]
    [InlineData("a%27b")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg")]
    public async Task An_identifier_that_cannot_be_is_refused_when_it_is_made_and_unknown_when_it_is_read(string id)
    {
        (await _api.Put($"/cells/{id}", new { name = "N", level = 1, domain = "d" })).IsProblem(Unprocessable, "invalid-field", "id");
        (await _api.Put($"/technicians/{id}", new { name = "N", cells = Array.Empty<string>() })).IsProblem(Unprocessable, "invalid-field", "id");
        (await _api.Get($"/cells/{id}")).IsProblem(HttpStatusCode.NotFound, "unknown-cell");
        (await _api.Get($"/cells/{id}/board")).IsProblem(HttpStatusCode.NotFound, "unknown-cell");
        (await _api.Get($"/technicians/{id}")).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        (await _api.Get($"/technicians/{id}/agenda")).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
        (await _api.Post($"/technicians/{id}/presence", new { presence = "off" })).IsProblem(HttpStatusCode.NotFound, "unknown-technician");
    }

    [Fact]
    public async Task Identifiers_that_look_alike_are_different()
    {
        // String keys that read as hexadecimal numbers were one and the same to stock grain storage.
        foreach (var (id, name) in new[] { ("00a1", "small"), ("00A1", "capital"), ("a1", "short"), ("A1", "short capital") })
            (await _api.Put($"/cells/{id}", new { name, level = 1, domain = "d" })).Is(HttpStatusCode.Created);
        Assert.Equal("small", (await _api.Get("/cells/00a1"))["name"]!.GetValue<string>());
        Assert.Equal("capital", (await _api.Get("/cells/00A1"))["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("presence", "{}", "presence")]
    [InlineData("presence", "{\"presence\": null}", "presence")]
    [InlineData("position", "{\"latitude\": 1}", "longitude")]
    [InlineData("position", "{\"latitude\": 91, \"longitude\": 1}", "latitude")]
    [InlineData("position", "{\"latitude\": \"1\", \"longitude\": 1}", "latitude")]
    [InlineData("position", "{\"latitude\": -1e999, \"longitude\": 1}", "latitude")]
    public async Task A_presence_or_position_that_cannot_be_names_its_field(string what, string body, string field)
    {
        var tech = await server.Technician(await server.Cell());
        (await _api.Post($"/technicians/{tech}/{what}", body)).IsProblem(Unprocessable, "invalid-field", field);
    }

    [Fact]
    public async Task Every_refusal_of_a_command_by_the_state_says_what_is_possible()
    {
        var (number, _, _) = await Fresh();
        (await _api.Tell(number, "cancel", new { reason = "R" })).Is(HttpStatusCode.OK);
        var before = await Everything(number);
        foreach (var (command, body) in new (string, object?)[]
                 {
                     ("qualify", new { }), ("transfer", new { cell = "front-desk", reason = "R" }), ("assign", new { technician = "x" }), ("reassign", new { technician = "x" }),
                     ("accept", null), ("decline", new { reason = "R" }), ("start", null), ("depart", null), ("arrive", null), ("finish-visit", new { code = "noAccess" }),
                     ("unassign", null), ("suspend", new { reason = "parts" }), ("resume", null), ("resolve", new { code = "c" }), ("reopen", null), ("close", null),
                     ("cancel", new { reason = "R" }), ("go-live", null),
                 })
        {
            var refused = (await _api.Tell(number, command, body)).IsProblem(HttpStatusCode.Conflict, "state-does-not-allow");
            Assert.Equal(["note", "attach"], refused.Allowed);
        }

        Assert.Equal(before, await Everything(number));
    }

    private static string With(string field) => $$"""{"subject": "S", "channel": "phone", "requester": {"name": "Ada"}, {{field}} }""";

    private async Task<(string Number, string Technician, string Everything)> Fresh()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        return (number, tech, await Everything(number));
    }

    /// <summary>All that is known of a ticket: whatever is refused leaves it as it is.</summary>
    private async Task<string> Everything(string number) =>
        (await _api.Get($"/tickets/{number}")).Still.ToJsonString() + (await _api.Get($"/tickets/{number}/events")).Text;

    private async Task<string> NewestNumber() =>
        (await _api.Get("/tickets?limit=1")).Items is [{ } newest] ? newest["number"]!.GetValue<string>() : "";

}
