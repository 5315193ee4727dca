using System.Net;
using System.Text.Json;
using Dispatch.Testing;
using MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Api.Live;

/// <summary>The live feed (api.md): watching, frames, heartbeats, positions, in both protocols.</summary>
[Collection(SqliteApi.Name)]
public sealed class HubTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Whoever_watches_a_cell_gets_its_board_then_each_change_then_heartbeats()
    {
        var cell = await server.Cell();
        var first = (await _api.Report(cell, "Été 🌞")).Number;
        await using var screen = await Screen.Open(server.Process);

        var snapshot = (await screen.Watch("WatchCell", cell)).GetProperty("snapshot");
        Assert.Equal(cell, snapshot.GetProperty("cell").GetString());
        var row = Assert.Single(snapshot.GetProperty("rows").EnumerateArray());
        Assert.Equal((first, "Été 🌞", "new"), (row.GetProperty("number").GetString(), row.GetProperty("subject").GetString(), row.GetProperty("status").GetString()));
        var (epoch, sequence) = (snapshot.GetProperty("epoch").GetString(), snapshot.GetProperty("sequence").GetInt64());

        var second = (await _api.Report(cell)).Number;
        var entered = await screen.Hears("cellChanged", frame => Numbers(frame).Contains(second));
        Assert.Equal((cell, epoch, sequence + 1), (entered.GetProperty("cell").GetString(), entered.GetProperty("epoch").GetString(), entered.GetProperty("from").GetInt64()));
        Assert.Empty(entered.GetProperty("removed").EnumerateArray());

        (await _api.Tell(first, "resolve", new { code = "done" })).Is(HttpStatusCode.OK);
        var left = await screen.Hears("cellChanged", frame => frame.GetProperty("removed").EnumerateArray().Any(number => number.GetString() == first));
        Assert.Equal(entered.GetProperty("to").GetInt64() + 1, left.GetProperty("from").GetInt64());

        var beat = await screen.Hears("heartbeat", beat => beat.GetProperty("sequence").GetInt64() == left.GetProperty("to").GetInt64());
        Assert.Equal(($"cell:{cell}", epoch), (beat.GetProperty("feed").GetString(), beat.GetProperty("epoch").GetString()));
    }

    [Fact]
    public async Task From_a_position_only_the_missed_frames_are_given()
    {
        var cell = await server.Cell();
        await using var screen = await Screen.Open(server.Process);
        var snapshot = (await screen.Watch("WatchCell", cell)).GetProperty("snapshot");
        var position = new { epoch = snapshot.GetProperty("epoch").GetString(), sequence = snapshot.GetProperty("sequence").GetInt64() };

        var nothing = await screen.Watch("WatchCell", cell, position);
        Assert.False(nothing.TryGetProperty("snapshot", out _));
        Assert.Empty(nothing.GetProperty("frames").EnumerateArray());

        var (one, two) = ((await _api.Report(cell)).Number, (await _api.Report(cell)).Number);
        await using var late = await Screen.Open(server.Process);
        var missed = await late.Watch("WatchCell", cell, position);
        Assert.False(missed.TryGetProperty("snapshot", out _));
        var frames = missed.GetProperty("frames").EnumerateArray().ToList();
        Assert.Equal(position.sequence + 1, frames[0].GetProperty("from").GetInt64());
        Assert.Equal(new[] { one, two }, frames.SelectMany(Numbers).Distinct().Order());

        foreach (var stranger in new object[] { new { epoch = "another", position.sequence }, new { position.epoch, sequence = 1_000_000L }, new { position.epoch, sequence = -1_000L } })
            Assert.Equal(2, (await late.Watch("WatchCell", cell, stranger)).GetProperty("snapshot").GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task Whoever_unwatches_hears_no_more_of_it()
    {
        var (cell, other) = (await server.Cell(), await server.Cell());
        await using var screen = await Screen.Open(server.Process);
        await screen.Watch("WatchCell", cell);
        await screen.Watch("WatchCell", other);
        await screen.Unwatch("UnwatchCell", cell);
        var unheard = (await _api.Report(cell)).Number;
        await using var witness = await Screen.Open(server.Process);
        await witness.Watch("WatchCell", cell);
        var heard = (await _api.Report(other)).Number;
        await screen.Hears("cellChanged", frame => Numbers(frame).Contains(heard));
        Assert.DoesNotContain(screen.All("cellChanged"), frame => Numbers(frame).Contains(unheard));
    }

    [Fact]
    public async Task Whoever_watches_a_technician_hears_of_the_agenda()
    {
        var cell = await server.Cell();
        var tech = await server.Technician(cell);
        var number = (await _api.Report(cell)).Number;
        await using var screen = await Screen.Open(server.Process);
        var snapshot = (await screen.Watch("WatchTechnician", tech)).GetProperty("snapshot");
        Assert.Equal(tech, snapshot.GetProperty("technician").GetString());
        Assert.Empty(snapshot.GetProperty("rows").EnumerateArray());

        (await _api.Tell(number, "assign", new { technician = tech, mode = "phone" })).Is(HttpStatusCode.OK);
        var given = await screen.Hears("agendaChanged", frame => Numbers(frame).Contains(number));
        Assert.Equal(tech, given.GetProperty("technician").GetString());
        (await _api.Tell(number, "unassign")).Is(HttpStatusCode.OK);
        await screen.Hears("agendaChanged", frame => frame.GetProperty("removed").EnumerateArray().Any(removed => removed.GetString() == number));
        await screen.Hears("heartbeat", beat => beat.GetProperty("feed").GetString() == $"technician:{tech}");
        await screen.Unwatch("UnwatchTechnician", tech);
    }

    [Fact]
    public async Task What_cannot_be_watched_is_an_error_and_the_connection_lives_on()
    {
        var cell = await server.Cell();
        await using var screen = await Screen.Open(server.Process);
        foreach (var id in new[] { "nowhere", "", "a\0b", "../x", new string('x', 500) })
        {
            var unknown = await Assert.ThrowsAsync<HubException>(() => screen.Watch("WatchCell", id));
            Assert.Contains("There is no cell", unknown.Message, StringComparison.Ordinal);
            unknown = await Assert.ThrowsAsync<HubException>(() => screen.Watch("WatchTechnician", id));
            Assert.Contains("There is no technician", unknown.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<HubException>(() => screen.Watch("WatchCell", null));
        await Assert.ThrowsAsync<HubException>(() => screen.Watch("WatchCell", cell, "not a position"));
        await Assert.ThrowsAsync<HubException>(() => screen.Watch("WatchCell", cell, new { epoch = "x", sequence = "y" }));
        await Assert.ThrowsAsync<HubException>(() => screen.Invoke("WatchCell", cell));
        await Assert.ThrowsAsync<HubException>(() => screen.Invoke("DropEverything"));
        await screen.Unwatch("UnwatchCell", "nowhere");
        Assert.Equal(JsonValueKind.Object, (await screen.Watch("WatchCell", cell)).GetProperty("snapshot").ValueKind);
    }

    [Fact]
    public async Task In_MessagePack_the_names_and_values_are_those_of_the_JSON()
    {
        var cell = await server.Cell();
        var number = (await _api.Report(cell)).Number;
        var builder = Screen.Connect(server.Process);
        builder.AddMessagePackProtocol(options => options.SerializerOptions = MessagePackSerializerOptions.Standard);
        await using var connection = builder.Build();
        var frame = new TaskCompletionSource<Dictionary<object, object?>>();
        var beat = new TaskCompletionSource<Dictionary<object, object?>>();
        connection.On<object>("cellChanged", body => frame.TrySetResult((Dictionary<object, object?>)body));
        connection.On<object>("heartbeat", body => beat.TrySetResult((Dictionary<object, object?>)body));
        await connection.StartAsync();

        var answer = (Dictionary<object, object?>)await connection.InvokeAsync<object>("WatchCell", cell, null);
        var snapshot = (Dictionary<object, object?>)answer["snapshot"]!;
        var row = (Dictionary<object, object?>)Assert.Single((object[])snapshot["rows"]!);
        Assert.Equal((number, "new", "phone"), (row["number"], row["status"], row["channel"]));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Assert.IsType<string>(row["reportedAt"]));
        Assert.Equal(1, Convert.ToInt32(row["version"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("technician", row.Keys);

        (await _api.Tell(number, "suspend", new { reason = "vendor" })).Is(HttpStatusCode.OK);
        var changed = await frame.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["cell", "epoch", "from", "removed", "rows", "to"], changed.Keys.Cast<string>().Order());
        Assert.Equal("vendor", ((Dictionary<object, object?>)((object[])changed["rows"]!)[0])["waitsFor"]);
        var heard = await beat.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["epoch", "feed", "sequence"], heard.Keys.Cast<string>().Order());

        // A position goes up as a map as well.
        var missed = (Dictionary<object, object?>)await connection.InvokeAsync<object>(
            "WatchCell", cell, new Dictionary<string, object?> { ["epoch"] = snapshot["epoch"], ["sequence"] = snapshot["sequence"] });
        Assert.DoesNotContain("snapshot", missed.Keys);
        Assert.NotEmpty((object[])missed["frames"]!);
        var unknown = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<object>("WatchCell", "nowhere", null));
        Assert.Contains("There is no cell", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_outlives_the_server_and_catches_up()
    {
        using var directory = new TempDirectory();
        await using var process = await ServerProcess.Start($"--Dispatch:DataDirectory={directory.Path}");
        var api = new Caller(process.Http);
        var before = (await api.Report("front-desk")).Number;
        string epoch;
        await using (var screen = await Screen.Open(process))
            epoch = (await screen.Watch("WatchCell", "front-desk")).GetProperty("snapshot").GetProperty("epoch").GetString()!;
        await process.Kill();
        await process.Start();
        var after = (await api.Report("front-desk")).Number;
        await using var again = await Screen.Open(process);
        var snapshot = (await again.Watch("WatchCell", "front-desk", new { epoch, sequence = 1L })).GetProperty("snapshot");
        Assert.NotEqual(epoch, snapshot.GetProperty("epoch").GetString());
        Assert.Equal(new[] { before, after }, snapshot.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("number").GetString()!).Order());
    }

    private static IEnumerable<string> Numbers(JsonElement frame) => frame.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("number").GetString()!);
}
