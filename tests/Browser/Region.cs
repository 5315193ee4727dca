using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dispatch.Testing;

namespace Dispatch.Tests.Browser;

/// <summary>A real server on SQLite with data of its own, and what an administrator does on it over HTTP.</summary>
public sealed class Region : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _directory = new();
    private int _cells;

    public ServerProcess Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ServerProcess.Start($"--Dispatch:DataDirectory={_directory.Path}");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    /// <summary>Makes a cell that no other test uses, with technicians of these names.</summary>
    public async Task<string> Cell(params string[] technicians)
    {
        var number = Interlocked.Increment(ref _cells);
        var id = $"cell-{number}";
        await NamedCell(id, $"Cell {number}");
        foreach (var name in technicians)
            await Technician(id, name);
        return id;
    }

    /// <summary>Makes a cell that people see by its name.</summary>
    public Task NamedCell(string id, string name) => Put($"cells/{id}", new { name, level = 2, domain = "network" });

    /// <summary>Makes a technician who is there to work.</summary>
    public async Task Technician(string cell, string name, string skill = "network")
    {
        var id = IdOf(cell, name);
        await Put($"technicians/{id}", new { name, cells = new[] { cell }, skills = new[] { new { skill, level = 3 } } });
        await Presence(id, "available");
    }

    public Task Presence(string technician, string presence) => Post($"technicians/{technician}/presence", new { presence });

    /// <summary>The id under which a cell's technician was made.</summary>
    public static string IdOf(string cell, string name)
    {
        var letters = name.Split(' ')[0].Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).ToArray();
        return $"{cell}-{new string(letters).ToLowerInvariant()}";
    }

    /// <summary>Reports a request; answers its number.</summary>
    public async Task<string> Report(
        string cell, string subject, string impact = "medium", string urgency = "medium", object? site = null, string requester = "Claire Petit",
        string channel = "phone", DateTimeOffset? occurredAt = null)
    {
        var body = new { subject, channel, requester = new { name = requester }, site, impact, urgency, cell, occurredAt };
        var ticket = await Post("tickets", body);
        return ticket.GetProperty("number").GetString()!;
    }

    /// <summary>Sends a command to a ticket.</summary>
    public Task<JsonElement> Command(string number, string command, object? body = null) => Post($"tickets/{number}/{command}", body ?? new { });

    public async Task<JsonElement> Ticket(string number) => await Get($"tickets/{number}");

    /// <summary>What the database shows of a cell: number and version of every line, by number.</summary>
    public async Task<string[]> Board(string cell)
    {
        var board = await Get($"cells/{cell}/board");
        return [.. board.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("number").GetString()} {row.GetProperty("version").GetInt32()}").Order(StringComparer.Ordinal)];
    }

    private static Uri Path(string path) => new($"/api/v1/{path}", UriKind.Relative);

    private static async Task<JsonElement> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await Server.Http.GetAsync(Path(path));
        return await Answer(answer);
    }

    private async Task Put(string path, object body)
    {
        using var answer = await Server.Http.PutAsJsonAsync(Path(path), body);
        await Answer(answer);
    }

    private async Task<JsonElement> Post(string path, object body)
    {
        using var answer = await Server.Http.PostAsJsonAsync(Path(path), body);
        return await Answer(answer);
    }
}
