using System.Text.Json.Nodes;

namespace Dispatch.Tests.Access.Fuzz;

/// <summary>Something that the OpenAPI document says can be asked.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with names in braces.</param>
/// <param name="Parameters">Names and schemas of what stands in the path and behind it.</param>
/// <param name="Body">Media type and schema of the body, null where none is taken.</param>
public sealed record Operation(
    string Method, string Path, IReadOnlyList<(string Name, bool InPath, JsonNode? Schema)> Parameters, (string MediaType, JsonNode? Schema)? Body)
{
    /// <summary>All operations of the document.</summary>
    public static IReadOnlyList<Operation> All(JsonNode document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => Read(path.Key, operation.Key, operation.Value!)))];

    private static Operation Read(string path, string method, JsonNode operation)
    {
        var parameters = (operation["parameters"]?.AsArray() ?? [])
            .Where(parameter => parameter!["in"]!.GetValue<string>() is "path" or "query")
            .Select(parameter => (parameter!["name"]!.GetValue<string>(), parameter["in"]!.GetValue<string>() == "path", parameter["schema"]));
        var body = operation["requestBody"]?["content"]?.AsObject().First();
        return new Operation(method.ToUpperInvariant(), path, [.. parameters], body is { } content ? (content.Key, content.Value?["schema"]) : null);
    }
}
