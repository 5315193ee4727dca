using System.Net;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Privacy;

/// <summary>Export and erasure of a requester over HTTP; alike on both databases.</summary>
public abstract class RequesterTests(ApiServer server)
{
    private readonly Caller _api = server.Api;

    /// <summary>Of this test alone: the tests share a server.</summary>
    private readonly string _token = Guid.NewGuid().ToString("N")[..10];

    private string Name => $"Quixelle {_token}";

    private string Email => $"{_token}@Example.org";

    [Fact]
    public async Task An_export_holds_every_ticket_with_its_whole_journal_and_what_was_told_about_it()
    {
        var cell = await server.Cell();
        var (first, second) = (await Report(cell), await Report(cell));
        await _api.Report(cell);
        (await _api.Tell(first, "note", new { text = "Between us: was rude.", @public = false })).Is(HttpStatusCode.OK);
        (await _api.Tell(second, "cancel", new { reason = "asked twice" })).Is(HttpStatusCode.OK);
        var now = Caller.Instant(DateTimeOffset.UtcNow);
        await server.Execute(
            $"insert into notification (number, version, place, channel, audience, cell, created_at, state, attempts) values ({first[2..]}, 2, 0, 'email', 'lead', '{cell}', '{now}', 'dead', 1)");

        var answer = (await _api.Post("/requesters/export", new { email = Email.ToUpperInvariant() })).Is(HttpStatusCode.OK);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(["exportedAt", "requester", "tickets"], answer.Json.AsObject().Select(field => field.Key));
        Assert.Equal(Email.ToUpperInvariant(), answer.Json["requester"]!["email"]!.GetValue<string>());
        var tickets = answer.Json["tickets"]!.AsArray();
        Assert.Equal([first, second], tickets.Select(held => held!["ticket"]!["number"]!.GetValue<string>()));
        foreach (var held in tickets.Select(held => held!))
        {
            var number = held["ticket"]!["number"]!.GetValue<string>();
            Assert.True(JsonNode.DeepEquals(Still(await _api.Ticket(number)), Still(held["ticket"]!)));
            Assert.True(JsonNode.DeepEquals(new JsonArray([.. (await _api.Journal(number)).Select(line => line.DeepClone())]), held["events"]));
        }

        Assert.Contains("was rude", tickets[0]!["events"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("email", "dead"), (Told(0)[0]!["channel"]!.GetValue<string>(), Told(0)[0]!["state"]!.GetValue<string>()));
        Assert.Empty(Told(1));

        JsonArray Told(int ticket) => tickets[ticket]!["notifications"]!.AsArray();
    }

    [Fact]
    public async Task An_export_is_a_file_that_nobody_keeps_on_the_way()
    {
        using var body = Caller.Json(new { name = Name });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/requesters/export", UriKind.Relative)) { Content = body };
        using var response = await server.Process.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("personal-data.json", response.Content.Headers.ContentDisposition.FileName);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Empty(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["tickets"]!.AsArray());
    }

    [Fact]
    public async Task An_export_of_more_than_a_page_is_whole()
    {
        var cell = await server.Cell();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => Report(cell)));
        var tickets = (await _api.Post("/requesters/export", new { name = Name.ToUpperInvariant(), email = Email })).Is(HttpStatusCode.OK).Json["tickets"]!.AsArray();
        Assert.Equal(numbers.Order(StringComparer.Ordinal), tickets.Select(held => held!["ticket"]!["number"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_erased_requester_is_a_pseudonym_everywhere_and_the_audit_line_names_nobody()
    {
        var cell = await server.Cell();
        await using var screen = await Screen.Open(server.Process);
        await screen.Watch("WatchCell", cell);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var request = Request(cell);
        var first = (await _api.Post("/tickets", request.DeepClone(), key)).Is(HttpStatusCode.Created);
        var second = await Report(cell);
        (await _api.Tell(first.Number, "note", new { text = $"{Name} called", @public = true }, ("On-Behalf-Of", $"requester/{Email}"))).Is(HttpStatusCode.OK);
        (await _api.Tell(second, "resolve", new { code = "done", note = $"told {Email}" })).Is(HttpStatusCode.OK);
        (await _api.Tell(second, "close")).Is(HttpStatusCode.OK);

        var answer = (await _api.Post("/requesters/erase", new { email = Email.ToLowerInvariant(), name = Name })).Is(HttpStatusCode.OK).Json;
        var pseudonym = answer["pseudonym"]!.GetValue<string>();
        Assert.Matches("^erased-[0-9a-f]{8}$", pseudonym);
        Assert.Equal(2, answer["tickets"]!.GetValue<int>());

        await screen.Hears("cellChanged", frame => frame.GetProperty("rows").EnumerateArray().Any(
            row => row.GetProperty("number").GetString() == first.Number && row.GetProperty("requester").GetString() == pseudonym));
        foreach (var number in new[] { first.Number, second })
        {
            var (ticket, journal) = (await _api.Ticket(number), await _api.Journal(number));
            Assert.Equal($$"""{"name":"{{pseudonym}}"}""", ticket["requester"]!.ToJsonString());
            var held = ticket.ToJsonString() + string.Concat(journal.Select(line => line.ToJsonString()));
            Assert.DoesNotContain(_token, held, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(
                ("requesterErased", pseudonym, "administrator"),
                (journal[^1]["type"]!.GetValue<string>(), journal[^1]["data"]!["pseudonym"]!.GetValue<string>(), journal[^1]["actor"]!["id"]!.GetValue<string>()));
        }

        Assert.Equal(2, (await _api.Get($"/tickets?q={pseudonym}")).Items.Count);
        Assert.Empty((await _api.Get($"/tickets?q={_token}")).Items);
        var again = (await _api.Post("/tickets", request.DeepClone(), key)).Is(HttpStatusCode.Created);
        Assert.Equal((first.Number, 1, pseudonym), (again.Number, again.Version, again.Json["requester"]!["name"]!.GetValue<string>()));

        // What is done is done: the same request finds nobody, and neither does an export.
        Assert.Equal(0, (await _api.Post("/requesters/erase", new { email = Email, name = Name })).Is(HttpStatusCode.OK).Json["tickets"]!.GetValue<int>());
        Assert.Empty((await _api.Post("/requesters/export", new { email = Email })).Is(HttpStatusCode.OK).Json["tickets"]!.AsArray());

        var lines = (await _api.Get("/audit?limit=200")).Items;
        Assert.Contains(lines, line => line!["kind"]!.GetValue<string>() == "personal-data-erased" && line["subject"]!.GetValue<string>() == pseudonym);
        Assert.Contains(
            lines, line => line!["kind"]!.GetValue<string>() == "personal-data-exported" && line["subject"]!.GetValue<string>().StartsWith("sha256:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line!.ToJsonString().Contains(_token, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_token, server.Process.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("{}", "email")]
    [InlineData("""{"email": null}""", "email")]
    [InlineData("""{"email": " "}""", "email")]
    [InlineData("""{"name": ""}""", "name")]
    public async Task Who_is_not_named_is_nobody(string body, string field)
    {
        foreach (var path in new[] { "/requesters/export", "/requesters/erase" })
            (await _api.Post(path, body)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-field", field);
    }

    [Fact]
    public async Task What_is_no_request_is_refused()
    {
        foreach (var path in new[] { "/requesters/export", "/requesters/erase" })
        {
            (await _api.Post(path, """{"mail": "a@example.org"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-field");
            (await _api.Post(path, "{")).IsProblem(HttpStatusCode.BadRequest, "malformed-body");
        }

        var number = await Report(await server.Cell());
        // No command of that name: the answer is that of any name that is none.
        var (inner, none) = (await _api.Tell(number, "erase-requester", new { pseudonym = "x" }), await _api.Tell(number, "nonsense", new { pseudonym = "x" }));
        Assert.False(inner.IsSuccess);
        Assert.Equal((none.Status, none.Code), (inner.Status, inner.Code));
        Assert.Equal(Name, (await _api.Ticket(number))["requester"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_without_a_token_hears_anything()
    {
        using var http = server.Process.Client(null);
        foreach (var path in new[] { "/requesters/export", "/requesters/erase" })
            (await new Caller(http).Post(path, new { name = Name })).IsProblem(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    private async Task<string> Report(string cell) => (await _api.Post("/tickets", Request(cell))).Is(HttpStatusCode.Created).Number;

    private JsonObject Request(string cell)
    {
        var request = Caller.Request(cell, $"The lamp of {Name}");
        request["requester"] = new JsonObject { ["name"] = Name, ["email"] = Email, ["phone"] = $"199-{_token}" };
        request["description"] = $"Call 199-{_token}, or {Email}.";
        return request;
    }

    /// <summary>Without what goes on by itself.</summary>
    private static JsonNode Still(JsonNode ticket)
    {
        var still = ticket.DeepClone();
        foreach (var clock in still["clocks"]!.AsArray().Select(clock => clock!.AsObject()))
            Array.ForEach(["elapsed", "remaining", "asOf"], name => clock.Remove(name));
        return still;
    }
}

[Collection(SqliteApi.Name)]
public sealed class SqliteRequesterTests(SqliteApi server) : RequesterTests(server);

[Collection(PostgresApi.Name)]
public sealed class PostgresRequesterTests(PostgresApi server) : RequesterTests(server);
