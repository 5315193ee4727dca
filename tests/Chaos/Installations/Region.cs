using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Chaos.Installations;

/// <summary>What every installation under test has: three cells, three technicians for all their visits, and a promise of seconds.</summary>
internal static class Region
{
    private const string Soon = "chaos-soon";

    /// <summary>The cells.</summary>
    public static IReadOnlyList<string> Cells { get; } = ["chaos-1", "chaos-2", "chaos-3"];

    /// <summary>Few, so that their time is short.</summary>
    public static IReadOnlyList<string> Technicians { get; } = ["tech-a", "tech-b", "tech-c"];

    /// <summary>Makes all of it.</summary>
    public static async Task Make(HttpClient administrator)
    {
        foreach (var cell in Cells)
            await Put(administrator, $"cells/{cell}", new { name = cell, level = 1, domain = "network", mode = "manual" });
        foreach (var technician in Technicians)
            await Put(administrator, $"technicians/{technician}", new { name = technician, cells = Cells });
        await Put(administrator, $"escalation-policies/{Soon}", new { steps = new[] { Step(75, 0), Step(null, 0), Step(null, 4), Step(null, 8) } });
        await Put(administrator, $"sla-policies/{Soon}", new
        {
            appliesTo = new[] { new { category = Soon } },
            targets = new[] { Target("response", 6, 50), Target("resolution", 10, 50, 75) },
            escalation = Soon,
        });
    }

    /// <summary>A request for a cell, promised for seconds or as any other.</summary>
    public static JsonObject Request(string cell, bool soon) => new()
    {
        ["subject"] = "The printer is on fire",
        ["channel"] = "phone",
        ["requester"] = new JsonObject { ["name"] = "Ada" },
        ["cell"] = cell,
        ["category"] = soon ? Soon : "printers",
    };

    /// <summary>Whether a request is promised for seconds.</summary>
    public static bool IsSoon(JsonObject request) => request["category"]?.GetValue<string>() == Soon;

    /// <summary>An hour of the day after tomorrow; each overlaps the next by half.</summary>
    public static JsonObject Appointment(int which)
    {
        var from = DateTime.UtcNow.Date.AddDays(2).AddHours(8).AddMinutes(30 * which);
        return new JsonObject { ["from"] = Instant(from), ["to"] = Instant(from.AddHours(1)) };
    }

    private static object Step(int? percent, int seconds) => new
    {
        trigger = percent is null ? (object)new { target = "resolution" } : new { target = "resolution", percent },
        after = Seconds(seconds),
        actions = new[] { new { @do = "notify", whom = "managers", channels = new[] { "live" } } },
    };

    private static object Target(string target, int seconds, params int[] warnings) => new
    {
        target,
        warnings,
        goals = Enumerable.Range(1, 4).Select(priority => new { priority, duration = Seconds(seconds), calendar = "always" }),
    };

    private static string Seconds(int seconds) => string.Create(CultureInfo.InvariantCulture, $"PT{seconds}S");

    private static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task Put(HttpClient administrator, string path, object body)
    {
        using var answer = await administrator.PutAsJsonAsync($"api/v1/{path}", body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }
}
