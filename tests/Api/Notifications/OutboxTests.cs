using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Api.Notifications;

/// <summary>The outbox over HTTP, and pushes to real screens; alike on both databases.</summary>
public abstract class OutboxTests(ApiServer server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task What_is_dead_is_seen_tried_again_and_reaches_the_screens_that_it_is_for()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell, "Été 🌞")).Number;
        await Dead(number, cell, "dispatchers", null, place: 0);
        await Dead(number, cell, "technician", tech, place: 1);
        await using var board = await Screen.Open(server.Process);
        await board.Watch("WatchCell", cell);
        await using var phone = await Screen.Open(server.Process);
        await phone.Watch("WatchTechnician", tech);

        var dead = (await _api.Get($"/notifications?ticket={number}&state=dead&channel=live")).Is(HttpStatusCode.OK).Items;
        Assert.Equal([$"{number}.2.1", $"{number}.2.0"], dead.Select(item => item!["key"]!.GetValue<string>()));
        Assert.Equal(
            (number, "Été 🌞", "live", "technician", tech, cell, 3, "It was so."),
            (Text(dead[0]!, "ticket"), Text(dead[0]!, "subject"), Text(dead[0]!, "channel"), Text(dead[0]!, "audience"), Text(dead[0]!, "person"),
                Text(dead[0]!, "cell"), dead[0]!["attempts"]!.GetValue<int>(), Text(dead[0]!, "lastError")));
        Assert.Equal("resolution", dead[0]!["reason"]!["trigger"]!["target"]!.GetValue<string>());
        foreach (var item in dead)
            Assert.Contains(Text((await _api.Post($"/notifications/{item!["id"]}/retry")).Is(HttpStatusCode.OK).Json, "state"), new[] { "pending", "sent" });

        var push = await board.Hears("notice", notice => notice.GetProperty("id").GetString() == $"{number}.2.0");
        Assert.Equal(
            ["at", "audience", "cell", "id", "reason", "subject", "ticket"],
            push.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal((number, "Été 🌞", "dispatchers", cell), (Field(push, "ticket"), Field(push, "subject"), Field(push, "audience"), Field(push, "cell")));
        Assert.Equal(tech, Field(await phone.Hears("notice", notice => Field(notice, "id") == $"{number}.2.1"), "person"));
        Assert.Single(board.All("notice"));
        Assert.Single(phone.All("notice"));

        await Dispatch.Testing.Poll.Until(
            async () => (await _api.Get($"/notifications?ticket={number}&state=sent")).Items.Count == 2, "both are kept as sent");
        (await _api.Post($"/notifications/{dead[0]!["id"]}/retry")).IsProblem(HttpStatusCode.Conflict, "notification-not-dead");
    }

    [Fact]
    public async Task MessagePack_says_the_same()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        await Dead(number, cell, "lead", "lead-1", place: 0);
        var heard = new TaskCompletionSource<Dictionary<object, object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var connection = Screen.Connect(server.Process).AddMessagePackProtocol().Build();
        connection.On<object>("notice", notice => heard.TrySetResult((Dictionary<object, object?>)notice));
        await connection.StartAsync();
        await connection.InvokeAsync<object>("WatchCell", cell, null);

        var id = (await _api.Get($"/notifications?ticket={number}")).Items[0]!["id"]!;
        (await _api.Post($"/notifications/{id}/retry")).Is(HttpStatusCode.OK);
        var push = await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(($"{number}.2.0", number, "lead", "lead-1"), (push["id"], push["ticket"], push["audience"], push["person"]));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Assert.IsType<string>(push["at"]));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        for (var place = 0; place < 5; place++)
            await Dead(number, cell, "managers", null, place);
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = (await _api.Get($"/notifications?ticket={number}&limit=2{(cursor is null ? "" : "&cursor=" + cursor)}")).Is(HttpStatusCode.OK);
            seen.AddRange(page.Items.Select(item => Text(item!, "key")));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, 5).Reverse().Select(place => $"{number}.2.{place}"), seen);
    }

    [Theory]
    [InlineData("state=lost", "state")]
    [InlineData("state=1", "state")]
    [InlineData("channel=pigeon", "channel")]
    [InlineData("ticket=first", "ticket")]
    [InlineData("cursor=T-1001", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    public async Task A_wrong_query_is_explained(string query, string field) =>
        (await _api.Get("/notifications?" + query)).IsProblem(HttpStatusCode.UnprocessableEntity, "invalid-query", field);

    [Theory]
    [InlineData("0")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task What_was_never_told_is_not_tried_again(string id) =>
        (await _api.Post($"/notifications/{id}/retry")).IsProblem(HttpStatusCode.NotFound, "unknown-notification");

    private static string Text(System.Text.Json.Nodes.JsonNode node, string field) => node[field]!.GetValue<string>();

    private static string? Field(JsonElement element, string field) => element.GetProperty(field).GetString();

    /// <summary>A line of the journal that tells somebody, and what it tells, dead: nothing over HTTP makes escalations yet.</summary>
    private async Task Dead(string number, string cell, string audience, string? person, int place)
    {
        var digits = long.Parse(number[2..], CultureInfo.InvariantCulture);
        const string At = "2026-03-02T12:00:00.000Z";
        if (place == 0)
        {
            await server.Execute($$$"""
                insert into ticket_event (number, version, type, occurred_at, recorded_at, actor, data)
                values ({{{digits}}}, 2, 'escalationStepTaken', '{{{At}}}', '{{{At}}}', '{"id":"timer","role":"system"}',
                  '{"trigger":{"target":"resolution"},"step":0,"repeat":0,"outcome":"done","told":[],"undone":[]}')
                """);
        }

        await server.Execute($"""
            insert into notification (number, version, place, channel, audience, person, cell, created_at, state, attempts, last_error)
            values ({digits}, 2, {place}, 'live', '{audience}', {(person is null ? "null" : $"'{person}'")}, '{cell}', '{At}', 'dead', 3, 'It was so.')
            """);
    }
}

[Collection(SqliteApi.Name)]
public sealed class OutboxOnSqlite(SqliteApi server) : OutboxTests(server);

[Collection(PostgresApi.Name)]
public sealed class OutboxOnPostgres(PostgresApi server) : OutboxTests(server);
