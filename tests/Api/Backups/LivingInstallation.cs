using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Testing;

namespace Dispatch.Tests.Api.Backups;

/// <summary>
/// An installation at work: a crowd that gives commands, and one of everything that a backup has to bring back. What it was like when the backup began is
/// remembered, and compared with what a server shows that was started on the backup.
/// </summary>
internal sealed class LivingInstallation : IAsyncDisposable
{
    private const string Cell = "kept";

    /// <summary>Long enough for a backup on a busy machine, short enough to fall due while the server is down.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(25);

    private static readonly byte[] s_picture = [0xFF, 0xD8, 0xFF, 0xDA, 0x00, 0x02, .. new byte[300_000], 0xFF, 0xD9];

    private readonly Caller _api;
    private readonly Crowd _crowd;
    private readonly string _waiting;
    private readonly Answer _noted;

    private LivingInstallation(Caller api, Crowd crowd, string waiting, Answer noted, DateTimeOffset due)
    {
        (_api, _crowd, _waiting, _noted, Due) = (api, crowd, waiting, noted, due);
        Remembered = crowd.Remembered();
    }

    /// <summary>When a ticket's deadline falls that was ahead when the backup began.</summary>
    public DateTimeOffset Due { get; }

    /// <summary>What was acknowledged when the backup began.</summary>
    public IReadOnlyDictionary<string, KeptTicket> Remembered { get; }

    public static async Task<LivingInstallation> Begin(ServerProcess server)
    {
        var api = new Caller(server.Http);
        (await api.Put($"/cells/{Cell}", new { name = "Kept", level = 1, domain = "network", mode = "manual" })).Is(HttpStatusCode.Created);
        var crowd = new Crowd([server], workers: 8);
        await crowd.Begin();
        await crowd.Achieves(300);

        var number = (await api.Report(Cell)).Number;
        using (var picture = new ByteArrayContent(s_picture))
            (await api.Send(HttpMethod.Post, $"/tickets/{number}/attachments?kind=photo&name=p.jpg", picture)).Is(HttpStatusCode.Created);
        var noted = await Note(api, number);
        var due = DateTimeOffset.UtcNow + s_pause;
        (await api.Tell(number, "suspend", new { reason = "planned", until = Caller.Instant(due) })).Is(HttpStatusCode.OK);
        return new LivingInstallation(api, crowd, number, noted, due);
    }

    /// <summary>Waits until so much more was done that the backup cannot have.</summary>
    public async Task GoesOn()
    {
        await _crowd.Achieves(100);
        Assert.True(DateTimeOffset.UtcNow < Due, "The backup took so long that the deadline was not ahead of it: the test shows nothing.");
    }

    /// <summary>The last command before everything is lost.</summary>
    public async Task End()
    {
        await _crowd.End();
        Assert.DoesNotContain("resumed", await Types(_api));
    }

    public ValueTask DisposeAsync() => _crowd.DisposeAsync();

    /// <summary>Compares a server on the restored database with what was there when the backup began.</summary>
    /// <returns>How long after the server was ready the deadline was applied that fell due while it was down.</returns>
    public async Task<TimeSpan> AssertIsBack(ServerProcess restored)
    {
        var ready = DateTimeOffset.UtcNow;
        var api = new Caller(restored.Http);
        await Poll.Until(async () => (await Types(api)).Contains("resumed"), "the deadline has been applied", TimeSpan.FromSeconds(30));
        var resumed = Assert.Single(await api.Journal(_waiting), line => line["type"]!.GetValue<string>() == "resumed");
        Assert.True(resumed["recordedAt"]!.GetValue<DateTimeOffset>() >= Due);

        await KeptTicket.AssertThere(api, Remembered);
        await AssertBoardIsTheDatabase(restored, api, Cell);
        await AssertBoardIsTheDatabase(restored, api, "front-desk");
        Assert.Equal(_noted, await Note(api, _waiting));
        await AssertFileIsWhole(restored, api);

        // Numbers go on where the backup ends, without a gap.
        var last = (await api.Get("/tickets?limit=1")).Items[0]!["number"]!.GetValue<string>();
        Assert.Equal(int.Parse(last[2..], CultureInfo.InvariantCulture) + 1, int.Parse((await api.Report(Cell)).Number[2..], CultureInfo.InvariantCulture));
        return resumed["recordedAt"]!.GetValue<DateTimeOffset>() - ready;
    }

    /// <summary>A command with a key of its own: its answer is the journal, replayed until there.</summary>
    private static async Task<Answer> Note(Caller api, string number) =>
        (await api.Tell(number, "note", new { text = "Kept" }, ("Idempotency-Key", "kept"))).Is(HttpStatusCode.OK);

    private async Task<List<string>> Types(Caller api) => [.. (await api.Journal(_waiting)).Select(line => line["type"]!.GetValue<string>())];

    private async Task AssertFileIsWhole(ServerProcess restored, Caller api)
    {
        var file = Assert.Single((await api.Get($"/tickets/{_waiting}/attachments")).Is(HttpStatusCode.OK).Items)!;
        Assert.Equal(s_picture, await restored.Http.GetByteArrayAsync(new Uri($"/api/v1/tickets/{_waiting}/attachments/{file["id"]}", UriKind.Relative)));
    }

    private static async Task AssertBoardIsTheDatabase(ServerProcess restored, Caller api, string cell)
    {
        await using var screen = await Screen.Open(restored);
        var shown = (await screen.Watch("WatchCell", cell)).GetProperty("snapshot").GetProperty("rows").EnumerateArray().Select(Row).Order(StringComparer.Ordinal);
        List<string> stored = [];
        string? cursor = null;
        do
        {
            var page = (await api.Get($"/tickets?cell={cell}&status=open&limit=200{(cursor is null ? "" : "&cursor=" + cursor)}")).Is(HttpStatusCode.OK);
            stored.AddRange(page.Items.Select(item => Ticket(item!)));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        Assert.Equal(stored.Order(StringComparer.Ordinal), shown);

        static string Row(JsonElement row) => $"{row.GetProperty("number").GetString()} {row.GetProperty("version").GetInt32()}";
        static string Ticket(JsonNode ticket) => $"{ticket["number"]} {ticket["version"]}";
    }
}
