using System.Globalization;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Api.Sla;

/// <summary>Documents of the rulebook as clients send them.</summary>
internal static class Documents
{
    public const string Calendar = """
        {
          "zone": "Europe/Paris", "alwaysOpen": false,
          "week": {
            "monday": ["08:30-12:30", "13:30-17:30"], "tuesday": ["08:30-12:30"], "wednesday": [], "thursday": ["22:00-06:00"], "friday": [], "saturday": [], "sunday": []
          },
          "exceptions": [{"date": "2026-12-24", "hours": ["08:30-11:00"], "name": "Réveillon"}, {"date": "2026-12-25", "hours": []}]
        }
        """;

    public const string Policy = """
        {
          "name": "Gold", "appliesTo": [{"customer": "gold.example"}, {"site": "Lyon", "category": "printing"}],
          "targets": [
            {"target": "response", "warnings": [80], "goals": [
              {"priority": 1, "duration": "PT15M", "calendar": "always"}, {"priority": 2, "duration": "PT30M", "calendar": "always"},
              {"priority": 3, "duration": "PT2H", "calendar": "office"}, {"priority": 4, "nextBusinessDay": "12:00", "calendar": "office"}]},
            {"target": "level", "warnings": [], "goals": [
              {"priority": 1, "duration": "PT1H"}, {"priority": 2, "duration": "PT2H"}, {"priority": 3, "duration": "PT4H"}, {"priority": 4, "duration": "PT8H"}]}
          ],
          "pauses": [{"reason": "requester", "targets": ["resolution"]}], "onPriorityChange": "fromStart", "lateEntryAllowance": "PT6H", "reviewAfterDays": 3,
          "escalation": "default"
        }
        """;

    public const string Escalation = """
        {
          "name": "Up", "acknowledgementLapsesAfter": "PT45M",
          "steps": [
            {"trigger": {"target": "resolution", "percent": 75}, "after": "PT0S", "waitsFor": "nobodyOwns", "inCellHours": true,
              "actions": [{"do": "notify", "whom": "dispatchers", "channels": ["live", "email"]}]},
            {"trigger": {"target": "resolution"}, "after": "PT10M", "waitsFor": "nobodyAcknowledged", "inCellHours": false, "repeat": {"every": "PT15M", "times": 3},
              "actions": [{"do": "raisePriority"}, {"do": "transfer"}, {"do": "notify", "whom": "managers", "channels": ["webhook"]}]}
          ]
        }
        """;

    public const string Rotation = """
        {
          "zone": "Europe/Paris", "from": "2026-01-05", "handover": "09:00", "days": 7, "people": ["ada", "ben"],
          "overrides": [{"from": "2026-02-01T00:00:00.000Z", "to": "2026-02-02T00:00:00.000Z"}, {"from": "2020-01-01T00:00:00.000Z", "to": "2199-01-01T00:00:00.000Z", "person": "cleo"}]
        }
        """;

    public const string Contact = """{"name": "Marie", "email": "marie@example.org"}""";

    public static JsonObject Read(string document) => JsonNode.Parse(document)!.AsObject();

    /// <summary>A policy that promises every priority the same, to the tickets of one cell.</summary>
    public static string ForCell(string cell, string calendar, string duration) => $$"""
        {
          "appliesTo": [{"cell": "{{cell}}"}],
          "targets": [{"target": "resolution", "goals": [{{string.Join(", ", Enumerable.Range(1, 4).Select(
              priority => $$"""{"priority": {{priority}}, "duration": "{{duration}}", "calendar": "{{calendar}}"}"""))}}]}]
        }
        """;

    /// <summary>The document with one value replaced, or removed where it is null.</summary>
    public static string With(string document, string path, string? value)
    {
        JsonNode root = Read(document);
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);
        var json = value is null ? null : JsonNode.Parse(value);
        if (parent is JsonArray array)
            array[Index(steps[^1])] = json;
        else if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = json;
        return root.ToJsonString();

        static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
    }
}
