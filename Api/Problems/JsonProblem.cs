using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Problems;

/// <summary>Says in words what is wrong with a JSON body: which field, and what it may be.</summary>
internal static partial class JsonProblem
{
    public static ProblemDetails Describe(JsonException exception)
    {
        var field = FieldOf(exception.Path);
        if (UnmappedMember().Match(exception.Message) is { Success: true } unmapped)
        {
            var name = unmapped.Groups["name"].Value;
            return OneField(ProblemCodes.UnknownField, Join(ParentOf(field, name), name), $"There is no field '{name}' here.");
        }

        if (MissingMembers().Match(exception.Message) is { Success: true } missing)
        {
            var errors = QuotedName().Matches(missing.Groups["names"].Value)
                .ToDictionary(match => Join(field, match.Groups["name"].Value), _ => new[] { "Required." });
            return Problem.Fields(ProblemCodes.InvalidField, $"Missing: {string.Join(", ", errors.Keys)}.", errors);
        }

        if (NullMember().Match(exception.Message) is { Success: true } missingValue)
        {
            var name = missingValue.Groups["name"].Value;
            return OneField(ProblemCodes.InvalidField, Join(ParentOf(field, name), name), "Required.");
        }

        // The reader itself failed: this is no JSON at all.
        if (exception.GetType() != typeof(JsonException) || exception.InnerException?.GetType().Name == "JsonReaderException")
            return Problem.Details(StatusCodes.Status400BadRequest, ProblemCodes.MalformedBody, "The body is not valid JSON.");

        return OneField(ProblemCodes.InvalidField, field, Expected(exception));
    }

    private static ProblemDetails OneField(string code, string field, string detail) =>
        Problem.Fields(code, field.Length == 0 ? detail : $"{field}: {detail}", new Dictionary<string, string[]> { [field] = [detail] });

    private static string Expected(JsonException exception)
    {
        var match = TargetType().Match(exception.Message);
        if (!match.Success)
            return exception.Message;
        var name = match.Groups["type"].Value.TrimEnd('.').Replace("System.Nullable`1[", "", StringComparison.Ordinal).TrimEnd(']');
        if ((typeof(DispatchJson).Assembly.GetType(name) ?? Type.GetType(name)) is { IsEnum: true } type)
            return "One of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)) + ".";
        return name switch
        {
            _ when name.Contains("Int", StringComparison.Ordinal) => "A whole number.",
            _ when name.Contains("Double", StringComparison.Ordinal) => "A number.",
            _ when name.Contains("Boolean", StringComparison.Ordinal) => "true or false.",
            _ when name.Contains("String", StringComparison.Ordinal) => "A text.",
            _ when name.Contains("DateTimeOffset", StringComparison.Ordinal) => "An instant in ISO 8601 with its offset, for example 2026-03-01T08:30:00Z.",
            _ => "Not a value that this field can have.",
        };
    }

    private static string FieldOf(string? path) => path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    private static string ParentOf(string field, string name) =>
        field == name ? "" : field.EndsWith("." + name, StringComparison.Ordinal) ? field[..^(name.Length + 1)] : field;

    private static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnmappedMember();

    [GeneratedRegex("missing required properties including: (?<names>.*?)\\.( |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingMembers();

    [GeneratedRegex("'(?<name>[^']*)' on type '[^']*' doesn't allow", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NullMember();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedName();

    [GeneratedRegex("could not be converted to (?<type>[\\w.`\\[\\]+]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TargetType();
}
