using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Dispatch.Testing;
using Xunit.Abstractions;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>Several processes are one system, and go on as one when a process of them dies.</summary>
[Collection(ThreeSilos.Name)]
public sealed class ClusterTests(ThreeSilos cluster, ITestOutputHelper output)
{
    private readonly Nodes _nodes = cluster.Nodes;

    [Fact]
    public async Task What_is_done_at_one_node_is_seen_on_the_screens_of_another()
    {
        var cell = await Cell();
        var technician = $"tech-{Guid.NewGuid():N}";
        (await _nodes.Api.Put($"/technicians/{technician}", new { name = technician, cells = new[] { cell } })).Is(HttpStatusCode.Created);
        await using var screen = await Screen.Open(_nodes.Apis[1]);
        await screen.Watch("WatchCell", cell);
        await screen.Watch("WatchRoster", cell);
        await screen.Watch("WatchTechnician", technician);

        var number = (await _nodes.Api.Report(cell)).Number;
        await screen.Hears("cellChanged", frame => frame.GetProperty("rows").EnumerateArray().Any(row => row.GetProperty("number").GetString() == number));
        (await _nodes.Api.Tell(number, "assign", new { technician })).Is(HttpStatusCode.OK);
        await screen.Hears("agendaChanged", frame => frame.GetRawText().Contains(number, StringComparison.Ordinal));
        await screen.Hears("rosterChanged", frame => frame.GetRawText().Contains(number, StringComparison.Ordinal));
        Assert.Equal("assigned", (await new Caller(_nodes.Apis[1].Http).Get($"/tickets/{number}")).State);
    }

    [Fact]
    public async Task Whoever_signed_in_at_one_node_is_signed_in_at_all()
    {
        var id = $"marie-{Guid.NewGuid():N}";
        using var marie = await Hired.Hire(_nodes.Apis[0].Http, id, new JsonObject { ["role"] = "dispatcher", ["cells"] = new JsonArray("front-desk") });
        using var elsewhere = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _nodes.Apis[1].Url };
        elsewhere.DefaultRequestHeaders.Add("Cookie", marie.Cookies.GetCookieHeader(_nodes.Apis[0].Url));
        elsewhere.DefaultRequestHeaders.Add(Hired.Antiforgery, marie.AntiforgeryToken);

        var api = new Caller(elsewhere);
        (await api.Get("/session")).Is(HttpStatusCode.OK);
        (await api.Post("/tickets", Caller.Request())).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task When_a_silo_is_killed_its_tickets_answer_soon_and_no_deadline_is_missed()
    {
        // Many of each, so that every silo has some.
        List<string> numbers = [];
        for (var i = 0; i < 12; i++)
        {
            var cell = await Cell();
            for (var j = 0; j < 3; j++)
                numbers.Add((await _nodes.Api.Report(cell)).Number);
        }

        var due = DateTimeOffset.UtcNow.AddSeconds(6);
        foreach (var number in numbers)
            (await _nodes.Api.Tell(number, "suspend", new { reason = "planned", until = Caller.Instant(due) })).Is(HttpStatusCode.OK);

        await _nodes.Silos[2].Kill();
        var killed = DateTimeOffset.UtcNow;
        var silent = Stopwatch.StartNew();
        await Task.WhenAll(numbers.Select(Answers));
        output.WriteLine($"Every ticket took commands again after {silent.Elapsed.TotalSeconds:0.0} s.");

        TimeSpan latest = default;
        foreach (var number in numbers)
        {
            await Poll.Until(async () => (await Resumed(number)) is not null, $"{number} has resumed", TimeSpan.FromSeconds(30));
            var after = (await Resumed(number))!.Value - (due > killed ? due : killed);
            latest = after > latest ? after : latest;
        }

        output.WriteLine($"The last deadline was applied {latest.TotalSeconds:0.0} s after it was due.");
        // Six and twenty seconds are promised; the first bound leaves room for a busy machine.
        Assert.True(silent.Elapsed < TimeSpan.FromSeconds(20), $"{silent.Elapsed}");
        Assert.True(latest < TimeSpan.FromSeconds(20), $"{latest}");

        await _nodes.Silos[2].Start();
        Assert.True(_nodes.Silos[2].ReadyAfter < TimeSpan.FromSeconds(20), $"It was a member again after {_nodes.Silos[2].ReadyAfter}.");
    }

    private async Task<string> Cell()
    {
        var id = $"cell-{Guid.NewGuid():N}";
        (await _nodes.Api.Put($"/cells/{id}", new { name = id, level = 1, domain = "network", mode = "manual" })).Is(HttpStatusCode.Created);
        return id;
    }

    /// <summary>As a patient program does: the same command with the same key, again when there is no answer in two seconds.</summary>
    private async Task Answers(string number)
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        await Poll.Until(
            async () =>
            {
                try
                {
                    return (await _nodes.Api.Tell(number, "note", new { text = "Still there" }, key).WaitAsync(TimeSpan.FromSeconds(2))).IsSuccess;
                }
                catch (TimeoutException)
                {
                    return false;
                }
            },
            $"{number} takes a command", TimeSpan.FromSeconds(45));
    }

    private async Task<DateTimeOffset?> Resumed(string number) =>
        (await _nodes.Api.Journal(number)).FirstOrDefault(line => line["type"]!.GetValue<string>() == "resumed")?["recordedAt"]!.GetValue<DateTimeOffset>();
}
