using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Tests.Api.Sla;

/// <summary>What managers watch, over HTTP and the hub, in both protocols.</summary>
[Collection(Alone.Name)]
public sealed class SlaBoardTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task Whoever_watches_the_board_gets_it_then_each_change_then_heartbeats()
    {
        var cell = await server.Cell();
        await _api.Report(cell);
        await Known(cell);
        await using var screen = await Screen.Open(server.Process);
        var snapshot = (await screen.Invoke("WatchSlaBoard", (object?)null)).GetProperty("snapshot");
        Assert.Equal(["awaited", "cases", "epoch", "goal", "rows", "sequence", "today", "week", "zone"], snapshot.EnumerateObject().Select(property => property.Name).Order());
        var row = Row(snapshot, "cell", cell)!.Value;
        Assert.Equal((1, 1, 0), (Count(row, "open"), Count(row, "running"), Count(row, "withoutDeadline")));
        Assert.Equal(100, row.GetProperty("compliance").GetDouble());
        Assert.False(row.TryGetProperty("complianceToday", out _));

        var second = (await _api.Report(cell)).Number;
        var entered = await screen.Hears("slaChanged", frame => Row(frame, "cell", cell) is { } changed && Count(changed, "open") == 2);
        Assert.Equal(["epoch", "from", "rows", "to"], entered.EnumerateObject().Select(property => property.Name).Except(["cases"]).Order());
        Assert.Equal(snapshot.GetProperty("epoch").GetString(), entered.GetProperty("epoch").GetString());
        await _api.Tell(second, "suspend", new { reason = "vendor" });
        await screen.Hears("slaChanged", frame => Row(frame, "cell", cell) is { } changed && Count(changed, "paused") == 1);
        await _api.Tell(second, "resolve", new { code = "done" });
        var decided = await screen.Hears("slaChanged", frame => Row(frame, "cell", cell) is { } changed && changed.GetProperty("metToday").GetInt32() == 1);
        Assert.Equal(100, Row(decided, "cell", cell)!.Value.GetProperty("complianceToday").GetDouble());

        // Frames follow each other, at most one a second.
        var frames = screen.All("slaChanged");
        foreach (var (before, after) in frames.Zip(frames.Skip(1)))
            Assert.Equal(before.GetProperty("to").GetInt64() + 1, after.GetProperty("from").GetInt64());
        await screen.Hears("heartbeat", beat => beat.GetProperty("feed").GetString() == "sla" && beat.GetProperty("sequence").GetInt64() >= decided.GetProperty("to").GetInt64());

        var missed = await screen.Invoke("WatchSlaBoard", new { epoch = snapshot.GetProperty("epoch").GetString(), sequence = snapshot.GetProperty("sequence").GetInt64() });
        Assert.False(missed.TryGetProperty("snapshot", out _));
        Assert.Equal(snapshot.GetProperty("sequence").GetInt64() + 1, missed.GetProperty("frames")[0].GetProperty("from").GetInt64());
        foreach (var stranger in new object[] { new { epoch = "another", sequence = 1L }, new { epoch = snapshot.GetProperty("epoch").GetString(), sequence = 1_000_000L } })
            Assert.Equal(JsonValueKind.Object, (await screen.Invoke("WatchSlaBoard", stranger)).GetProperty("snapshot").ValueKind);
        await Assert.ThrowsAsync<HubException>(() => screen.Invoke("WatchSlaBoard", "not a position"));
        await screen.Unwatch("UnwatchSlaBoard");
    }

    [Fact]
    public async Task Whoever_asks_once_gets_the_whole_board()
    {
        var cell = await server.Cell(level: 3);
        await _api.Report(cell);
        Assert.Equal(1, (await Known(cell))["counts"]!["open"]!.GetValue<int>());
        var all = (await _api.Get("/api/v1/sla/board"))["rows"]!.AsArray();
        Assert.Equal(("all", "all"), (all[0]!["by"]!.GetValue<string>(), all[0]!["key"]!.GetValue<string>()));
        foreach (var by in new[] { "cell", "level", "priority" })
            Assert.Equal(Sum("all"), Sum(by));

        int Sum(string by) => all.Where(line => line!["by"]!.GetValue<string>() == by).Sum(line => line!["counts"]!["open"]!.GetValue<int>());
    }

    [Fact]
    public async Task In_MessagePack_the_names_and_values_are_those_of_the_JSON()
    {
        var cell = await server.Cell();
        await _api.Report(cell);
        var builder = Screen.Connect(server.Process);
        builder.AddMessagePackProtocol(options => options.SerializerOptions = MessagePackSerializerOptions.Standard);
        await using var connection = builder.Build();
        var changed = new TaskCompletionSource<Dictionary<object, object?>>();
        connection.On<object>("slaChanged", body => changed.TrySetResult((Dictionary<object, object?>)body));
        await connection.StartAsync();
        var answer = (Dictionary<object, object?>)await connection.InvokeAsync<object>("WatchSlaBoard", null);
        var snapshot = (Dictionary<object, object?>)answer["snapshot"]!;
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$", Assert.IsType<string>(snapshot["today"]));
        var row = ((object[])snapshot["rows"]!).Cast<Dictionary<object, object?>>().First();
        Assert.Equal(("all", "all"), (row["by"], row["key"]));
        Assert.True(Convert.ToInt32(((Dictionary<object, object?>)row["counts"]!)["open"], CultureInfo.InvariantCulture) > 0);
        await _api.Report(cell);
        var frame = await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["epoch", "from", "rows", "to"], frame.Keys.Cast<string>().Except(["cases"]).Order());
    }

    /// <summary>A board that is awake shows a new cell within five seconds.</summary>
    private async Task<JsonNode> Known(string cell)
    {
        JsonNode? row = null;
        await Poll.Until(
            async () =>
            {
                var board = (await _api.Get("/api/v1/sla/board")).Is(HttpStatusCode.OK);
                row = board["rows"]!.AsArray().FirstOrDefault(row => row!["by"]!.GetValue<string>() == "cell" && row["key"]!.GetValue<string>() == cell);
                return row is not null;
            },
            "the board knows the cell",
            TimeSpan.FromSeconds(5));
        return row!;
    }

    private static int Count(JsonElement row, string name) => row.GetProperty("counts").GetProperty(name).GetInt32();

    private static JsonElement? Row(JsonElement rows, string by, string key)
    {
        foreach (var row in rows.GetProperty("rows").EnumerateArray())
        {
            if (row.GetProperty("by").GetString() == by && row.GetProperty("key").GetString() == key)
                return row;
        }

        return null;
    }
}
