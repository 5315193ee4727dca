using System.Globalization;
using System.Text.Json.Nodes;

namespace Dispatch.Tests.Access.Fuzz;

/// <summary>Makes values of a schema: mostly such as it asks for, some at the edge, some that are wrong.</summary>
/// <param name="document">The OpenAPI document that references point into.</param>
/// <param name="random">Where chance comes from.</param>
/// <param name="known">Names of things that exist.</param>
internal sealed class Shaper(JsonNode document, Random random, IReadOnlyList<string> known)
{
    private const int Deepest = 8;

    private static readonly string[] s_texts =
    [
        "", " ", "a", "Ünïcödé ✓ 日本語", "'; drop table ticket; --", "<script>alert(1)</script>", "../../etc/passwd", "%00", "\u0000", "\uFFFE", "\u202Eabc", "null", "-1",
        "1e999", "{}", "T-1001", "t-1", "2026-02-30T00:00:00Z", "2026-03-01T08:30:00Z", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z", "PT4H", "P-1D", "PT99999999H", "PT0S",
        "08:30-12:30", "24:00-25:00", "Europe/Paris", "Mars/Olympus", "high", "onSite", "requester", "office", "default", "network", "name@example.org", "available", "\"",
    ];

    /// <summary>One time in so many.</summary>
    public bool OneIn(int times) => random.Next(times) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Text() => random.Next(10) switch
    {
        < 4 => Pick(known),
        < 9 => Pick(s_texts),
        _ => new string(Pick(['x', 'é', ' ', '\t']), Pick([1, 64, 65, 200, 501, 20_001])),
    };

    /// <summary>A value for the schema, or one that is not.</summary>
    public JsonNode? Value(JsonNode? schema, int depth = 0)
    {
        if (depth > Deepest || OneIn(25))
            return Anything(depth);
        schema = Resolve(schema);
        if (schema?["enum"] is JsonArray values)
            return Pick([.. values])?.DeepClone();
        if ((schema?["oneOf"] ?? schema?["anyOf"]) is JsonArray ways)
            return Value(Pick([.. ways]), depth + 1);
        return TypeOf(schema) switch
        {
            "object" => Object(schema!, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, Pick([0, 1, 1, 2, 3, 60])).Select(_ => Value(schema!["items"], depth + 1))]),
            "integer" => Pick([0, 1, 2, 3, 4, 5, 50, 100, -1, int.MaxValue, int.MinValue]),
            "number" => Pick([0, 1.5, 45.76, 4.83, -90.0001, 180.5, 1e300, -0.0]),
            "boolean" => OneIn(2),
            "null" => null,
            _ => schema?["format"]?.GetValue<string>() switch
            {
                "date-time" => Instant(),
                "date" => "2026-05-01",
                _ => Text(),
            },
        };
    }

    private JsonNode? Anything(int depth) => random.Next(8) switch
    {
        0 => null,
        1 => new JsonArray(),
        2 => new JsonObject(),
        3 => OneIn(2),
        4 => Pick([long.MaxValue, -1, 0]),
        5 => 1e300,
        6 when depth < Deepest => new JsonObject { [Text()] = Anything(depth + 1), ["x"] = new JsonArray(Anything(depth + 1)) },
        _ => Text(),
    };

    private JsonObject Object(JsonNode schema, int depth)
    {
        var made = new JsonObject();
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (required.Contains(name) ? !OneIn(40) : OneIn(3))
                made[name] = Value(property, depth + 1);
        }

        if (OneIn(30))
            made[OneIn(2) ? "surprise" : Text()] = Anything(depth + 1);
        return made;
    }

    private string Instant() => Pick([DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(400), DateTimeOffset.MinValue, DateTimeOffset.MaxValue])
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private JsonNode? Resolve(JsonNode? schema)
    {
        while (schema?["$ref"]?.GetValue<string>() is { } reference)
            schema = reference.Split('/').Skip(1).Aggregate<string, JsonNode?>(document, (node, name) => node?[name]);
        return schema;
    }

    private string? TypeOf(JsonNode? schema) => schema?["type"] switch
    {
        JsonArray types => Pick([.. types])!.GetValue<string>(),
        JsonNode type => type.GetValue<string>(),
        null => schema?["properties"] is null ? null : "object",
    };
}
