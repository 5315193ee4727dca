using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dispatch.Testing;

namespace Dispatch.Tests.Browser;

/// <summary>A real server on SQLite with data of its own, and what an administrator does on it over HTTP.</summary>
public class Region : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The password of every account that is made here.</summary>
    public const string Password = "seven grey herons by the weir";

    private static readonly int[] s_warnings = [50, 75, 90];
    private static readonly string[] s_live = ["live"];

    private readonly TempDirectory _directory = new();
    private int _cells;
    private int _people;

    public ServerProcess Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await Launch([$"--Dispatch:DataDirectory={_directory.Path}", .. await Settings()]);

    public virtual async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>More settings of its server.</summary>
    protected virtual Task<string[]> Settings() => Task.FromResult<string[]>([]);

    /// <summary>Starts its server.</summary>
    protected virtual Task<ServerProcess> Launch(string[] settings) => ServerProcess.Start(settings);

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

    /// <summary>Makes a calendar that is open from Monday to Friday, or records a new version of it.</summary>
    public Task Calendar(string id, string hours = "09:00-17:00", object[]? exceptions = null, string zone = "Europe/Paris")
    {
        string[] day = [hours];
        return Put($"calendars/{id}", new { zone, week = new { monday = day, tuesday = day, wednesday = day, thursday = day, friday = day }, exceptions = exceptions ?? [] });
    }

    /// <summary>Promises the tickets of a cell that they are resolved in this time.</summary>
    public Task Policy(string cell, string calendar, string duration, string? escalation = null)
    {
        var goals = Enumerable.Range(1, 4).Select(priority => new { priority, duration, calendar }).ToArray();
        var targets = new[] { new { target = "resolution", warnings = s_warnings, goals } };
        return Put($"sla-policies/{cell}", new { name = $"Promise of {cell}", appliesTo = new[] { new { cell } }, targets, escalation });
    }

    /// <summary>Makes an escalation that tells the dispatchers this long after a resolution is broken.</summary>
    public Task Escalation(string id, string after)
    {
        var tell = new { @do = "notify", whom = "dispatchers", channels = s_live };
        return Put($"escalation-policies/{id}", new { name = $"After {after}", steps = new[] { new { trigger = new { target = "resolution" }, after, actions = new[] { tell } } } });
    }

    /// <summary>Makes an account that signs in with <see cref="Password"/>; answers its user name.</summary>
    /// <param name="role">What it may.</param>
    /// <param name="cells">The cells of a dispatcher.</param>
    /// <param name="called">As people call them.</param>
    public async Task<string> Account(string role, string[]? cells = null, string called = "Nadia Ferrand")
    {
        var id = $"person-{Interlocked.Increment(ref _people)}";
        await Put($"accounts/{id}", new { name = called, role, cells = cells ?? [], enabled = true, password = Password });
        return id;
    }

    /// <summary>Makes a technician with an account; answers their user name, which is also the technician's identifier.</summary>
    public async Task<string> TechnicianAccount(string cell, string called)
    {
        await Technician(cell, called);
        var id = IdOf(cell, called);
        await Put($"accounts/{id}", new { name = called, role = "technician", technician = id, enabled = true, password = Password });
        return id;
    }

    /// <summary>Changes an account as another administrator would.</summary>
    public Task ChangeAccount(string id, object account) => Put($"accounts/{id}", account);

    /// <summary>Ends all sessions of an account.</summary>
    public async Task SignOut(string id)
    {
        using var answer = await Server.Http.PostAsync(Path($"accounts/{id}/sign-out"), content: null);
        answer.EnsureSuccessStatusCode();
    }

    public Task Presence(string technician, string presence) => Post($"technicians/{technician}/presence", new { presence });

    /// <summary>Says where a technician is.</summary>
    public Task Position(string technician, double latitude, double longitude) => Post($"technicians/{technician}/position", new { latitude, longitude });

    /// <summary>The id under which a cell's technician was made.</summary>
    public static string IdOf(string cell, string name)
    {
        var letters = name.Split(' ')[0].Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).ToArray();
        return $"{cell}-{new string(letters).ToLowerInvariant()}";
    }

    /// <summary>Reports a request; answers its number.</summary>
    public async Task<string> Report(
        string cell, string subject, string impact = "medium", string urgency = "medium", object? site = null, string requester = "Claire Petit",
        string channel = "phone", DateTimeOffset? occurredAt = null, string? phone = null)
    {
        var body = new { subject, channel, requester = new { name = requester, phone }, site, impact, urgency, cell, occurredAt };
        var ticket = await Post("tickets", body);
        return ticket.GetProperty("number").GetString()!;
    }

    /// <summary>Sends a command to a ticket.</summary>
    public Task<JsonElement> Command(string number, string command, object? body = null) => Post($"tickets/{number}/{command}", body ?? new { });

    public async Task<JsonElement> Ticket(string number) => await Get($"tickets/{number}");

    /// <summary>What happened to a ticket.</summary>
    public async Task<IReadOnlyList<JsonElement>> Journal(string number) => [.. (await Get($"tickets/{number}/events")).GetProperty("items").EnumerateArray()];

    /// <summary>Makes the checklist of a category.</summary>
    public Task Checklist(string id, string category, params object[] items) => Put($"checklists/{id}", new { name = "Before you leave", category, items });

    /// <summary>The files of a ticket.</summary>
    public async Task<JsonElement[]> Files(string number) => [.. (await Get($"tickets/{number}/attachments")).GetProperty("items").EnumerateArray()];

    /// <summary>What the roster says of a technician.</summary>
    public async Task<JsonElement> TechnicianNow(string id) => await Get($"technicians/{id}");

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
