using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Live;

/// <summary>Boards converge (promise 5), and slow screens hurt only themselves.</summary>
[Collection(Alone.Name)]
public sealed class ConvergenceTests(SqliteApi server)
{
    private readonly Caller _api = server.Api;

    [Fact]
    public async Task A_client_that_loses_every_tenth_frame_ends_with_the_board_of_the_database()
    {
        var cell = await server.Cell();
        await using var screen = await Screen.Open(server.Process);
        var replica = new Replica(screen, cell, loseEvery: 10);
        await replica.Watch();

        // 300 changes by six people: tickets come, change and go. They wait for the board now and then, or few large frames would carry all of it.
        foreach (var round in Enumerable.Range(0, 10))
        {
            var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await _api.Report(cell)).Number));
            await Everyone("qualify", new { urgency = "high" });
            await Everyone("suspend", new { reason = "vendor" });
            await Everyone("resume", null);
            await Everyone(round % 2 == 0 ? "resolve" : "note", round % 2 == 0 ? new { code = "done" } : new { text = "Still there" });

            async Task Everyone(string command, object? body)
            {
                var frames = replica.Frames;
                await Task.WhenAll(people.Select(async number => (await _api.Tell(number, command, body)).Is(HttpStatusCode.OK)));
                await Poll.Until(() => Task.FromResult(replica.Frames > frames), "the board moves");
            }
        }

        var open = (await _api.Get($"/tickets?cell={cell}&status=open&limit=200")).Items.ToDictionary(item => item!["number"]!.GetValue<string>(), item => item!["version"]!.GetValue<int>());
        Assert.Equal(30, open.Count);
        await Poll.Until(
            () => Task.FromResult(replica.Versions.Count == open.Count && open.All(ticket => replica.Versions.GetValueOrDefault(ticket.Key) == ticket.Value)),
            "the client shows what the database holds");
        Assert.True(replica.Lost > 0, "Nothing was lost: the test shows nothing.");
        Assert.True(replica.Caught > 0, "Nothing was caught up.");
    }

    [Fact]
    public async Task Clients_that_never_read_delay_nobody()
    {
        var cell = await server.Cell();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await _api.Report(cell, new string('é', 500))).Number));
        await using var healthy = await Screen.Open(server.Process);
        await healthy.Watch("WatchCell", cell);
        var dead = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DeafScreen.Open(server.Process, cell)));

        var worst = TimeSpan.Zero;
        var arrived = new ConcurrentDictionary<(string, int), long>();
        healthy.Heard = (message, body) =>
        {
            if (message != "cellChanged")
                return;
            foreach (var row in body.GetProperty("rows").EnumerateArray())
                arrived.TryAdd((row.GetProperty("number").GetString()!, row.GetProperty("version").GetInt32()), Stopwatch.GetTimestamp());
        };
        for (var round = 0; round < 60; round++)
        {
            var number = numbers[round % numbers.Length];
            var change = (await _api.Tell(number, "qualify", new { urgency = round % 2 == 0 ? "high" : "low" })).Is(HttpStatusCode.OK);
            var said = Stopwatch.GetTimestamp();
            await Poll.Until(() => Task.FromResult(arrived.ContainsKey((number, change.Version))), "the healthy screen has heard");
            var wait = Stopwatch.GetElapsedTime(said, arrived[(number, change.Version)]);
            worst = wait > worst ? wait : worst;
        }

        // Under the framework's own group send the healthy screen froze for ten seconds.
        Assert.True(worst < TimeSpan.FromSeconds(2), $"The worst wait was {worst}.");
        foreach (var screen in dead)
            screen.Dispose();
    }
}
