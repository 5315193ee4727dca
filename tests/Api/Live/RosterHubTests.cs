using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Api.Live;

/// <summary>A cell's technicians, live, and who is looking at which ticket.</summary>
[Collection(SqliteApi.Name)]
public sealed class RosterHubTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Whoever_watches_a_roster_gets_it_then_each_change_then_heartbeats()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        await using var screen = await Screen.Open(server.Process);

        var snapshot = (await screen.Watch("WatchRoster", cell)).GetProperty("snapshot");
        Assert.Equal(cell, snapshot.GetProperty("cell").GetString());
        var row = Assert.Single(snapshot.GetProperty("technicians").EnumerateArray());
        Assert.Equal((tech, "available", 0), (row.GetProperty("id").GetString(), row.GetProperty("presence").GetString(), row.GetProperty("load").GetProperty("open").GetInt32()));
        var (epoch, sequence) = (snapshot.GetProperty("epoch").GetString(), snapshot.GetProperty("sequence").GetInt64());

        (await _api.Tell(number, "assign", new { technician = tech })).Is(HttpStatusCode.OK);
        var given = await screen.Hears("rosterChanged", frame => Rows(frame).Any(row => row.GetProperty("interventions").GetArrayLength() == 1));
        Assert.Equal((cell, epoch, sequence + 1), (given.GetProperty("cell").GetString(), given.GetProperty("epoch").GetString(), given.GetProperty("from").GetInt64()));
        var shown = Rows(given).Single().GetProperty("interventions")[0];
        Assert.Equal((number, "offered", "The printer is on fire"), (shown.GetProperty("number").GetString(), shown.GetProperty("state").GetString(), shown.GetProperty("subject").GetString()));

        (await _api.Post($"/technicians/{tech}/position", new { latitude = 45.7, longitude = 4.8 })).Is(HttpStatusCode.OK);
        var moved = await screen.Hears("rosterChanged", frame => Rows(frame).Any(row => row.TryGetProperty("positionAt", out _)));
        await screen.Hears("heartbeat", beat => beat.GetProperty("feed").GetString() == $"roster:{cell}" && beat.GetProperty("sequence").GetInt64() >= moved.GetProperty("to").GetInt64());

        // From a position only what was missed.
        var missed = await screen.Watch("WatchRoster", cell, new { epoch, sequence });
        Assert.False(missed.TryGetProperty("snapshot", out _));
        Assert.Equal(sequence + 1, missed.GetProperty("frames")[0].GetProperty("from").GetInt64());
        Assert.True(JsonNode.DeepEquals(
            Node(Rows(missed.GetProperty("frames").EnumerateArray().Last()).Single()),
            (await _api.Get($"/cells/{cell}/roster")).Is(HttpStatusCode.OK).Json["technicians"]![0]));
        await screen.Unwatch("UnwatchRoster", cell);
        await Assert.ThrowsAsync<HubException>(() => screen.Watch("WatchRoster", "no-such-cell"));
    }

    [Fact]
    public async Task In_MessagePack_the_names_and_values_are_those_of_the_JSON()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var builder = Screen.Connect(server.Process);
        builder.AddMessagePackProtocol(options => options.SerializerOptions = MessagePackSerializerOptions.Standard);
        await using var connection = builder.Build();
        var frame = new TaskCompletionSource<Dictionary<object, object?>>();
        connection.On<object>("rosterChanged", body => frame.TrySetResult((Dictionary<object, object?>)body));
        await connection.StartAsync();
        var answer = (Dictionary<object, object?>)await connection.InvokeAsync<object>("WatchRoster", cell, null);
        var snapshot = (Dictionary<object, object?>)answer["snapshot"]!;
        Assert.Equal(["cell", "epoch", "sequence", "technicians"], snapshot.Keys.Cast<string>().Order());
        (await _api.Post($"/technicians/{tech}/presence", new { presence = "break" })).Is(HttpStatusCode.OK);
        var changed = await frame.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["cell", "epoch", "from", "removed", "technicians", "to"], changed.Keys.Cast<string>().Order());
        Assert.Equal("break", ((Dictionary<object, object?>)((object[])changed["technicians"]!)[0])["presence"]);
    }

    [Fact]
    public async Task Who_looks_at_a_ticket_is_seen_by_those_who_watch_its_cell_until_they_are_gone()
    {
        var (cell, other) = (await server.Cell(), await server.Cell());
        var number = (await _api.Report(cell)).Number;
        await using var watcher = await Screen.Open(server.Process);
        await watcher.Watch("WatchCell", cell);
        await watcher.Watch("WatchCell", other);
        await using (var looker = await Screen.Open(server.Process))
        {
            await looker.Say("Look", number);
            var seen = await watcher.Hears("lookersChanged", body => Looked(body, number));
            Assert.Equal(cell, seen.GetProperty("cell").GetString());
            var person = Assert.Single(seen.GetProperty("lookers")[0].GetProperty("people").EnumerateArray());
            Assert.Equal(["id", "name"], person.EnumerateObject().Select(property => property.Name).Order());

            // Whoever begins to watch is told at once, and a ticket that is handed over is looked at where it is then.
            await using var late = await Screen.Open(server.Process);
            await late.Watch("WatchCell", cell);
            await late.Hears("lookersChanged", body => Looked(body, number));
            (await _api.Tell(number, "transfer", new { cell = other, reason = "theirs" })).Is(HttpStatusCode.OK);
            await watcher.Hears("lookersChanged", body => body.GetProperty("cell").GetString() == other && Looked(body, number));
            await Assert.ThrowsAsync<HubException>(() => looker.Say("Look", "T-999999999"));
        }

        await Poll.Until(
            () => Task.FromResult(watcher.All("lookersChanged").Last(body => body.GetProperty("cell").GetString() == other).GetProperty("lookers").GetArrayLength() == 0),
            "nobody is left to look");
        Assert.Equal(0, watcher.All("lookersChanged").Last(body => body.GetProperty("cell").GetString() == cell).GetProperty("lookers").GetArrayLength());
    }

    [Fact]
    public async Task A_process_that_was_killed_shows_the_same_roster_again()
    {
        using var directory = new TempDirectory();
        await using var process = await ServerProcess.Start($"--Dispatch:DataDirectory={directory.Path}");
        var api = new Caller(process.Http);
        (await api.Put("/technicians/marie", new { name = "Marie", cells = new[] { "front-desk" } })).Is(HttpStatusCode.Created);
        (await api.Put("/technicians/marie/absences/leave", new { from = "2020-01-01T08:00:00Z", to = "2099-01-01T08:00:00Z" })).Is(HttpStatusCode.OK);
        (await api.Put("/technicians/paul", new { name = "Paul", cells = new[] { "front-desk" } })).Is(HttpStatusCode.Created);
        var (done, now) = ((await api.Report("front-desk")).Number, (await api.Report("front-desk")).Number);
        foreach (var (number, last) in new[] { (done, "resolve"), (now, "arrive") })
        {
            (await api.Tell(number, "assign", new { technician = "paul", mode = "onSite" })).Is(HttpStatusCode.OK);
            (await api.Tell(number, "depart")).Is(HttpStatusCode.OK);
            (await api.Tell(number, last, last == "resolve" ? new { code = "fixed" } : null)).Is(HttpStatusCode.OK);
        }

        string epoch;
        JsonNode? before;
        await using (var screen = await Screen.Open(process))
        {
            epoch = (await screen.Watch("WatchRoster", "front-desk")).GetProperty("snapshot").GetProperty("epoch").GetString()!;
            before = (await api.Get("/cells/front-desk/roster")).Json["technicians"];
        }

        Assert.Equal(["done", "onSite"], before![1]!["interventions"]!.AsArray().Select(shown => shown!["state"]!.GetValue<string>()));
        await process.Kill();
        await process.Start();
        await using var again = await Screen.Open(process);
        var snapshot = (await again.Watch("WatchRoster", "front-desk", new { epoch, sequence = 1L })).GetProperty("snapshot");
        Assert.NotEqual(epoch, snapshot.GetProperty("epoch").GetString());
        Assert.True(JsonNode.DeepEquals(before, Node(snapshot.GetProperty("technicians"))), $"{before}\n{snapshot}");
    }

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private static bool Looked(JsonElement body, string number) => body.GetProperty("lookers").EnumerateArray().Any(look => look.GetProperty("number").GetString() == number);

    private static IEnumerable<JsonElement> Rows(JsonElement frame) => frame.GetProperty("technicians").EnumerateArray();
}
