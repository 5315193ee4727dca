using System.Globalization;
using System.Text.Json;

namespace Dispatch;

/// <summary>Values of queries as they stand in the address; what is wrong with them is added to the errors, by name.</summary>
internal static class QueryValues
{
    /// <summary>How many items a page has where nobody said.</summary>
    public const int DefaultLimit = 50;

    /// <summary>How many items a page has at most.</summary>
    public const int LargestLimit = 200;

    /// <summary>What a cursor that comes from nowhere is answered with.</summary>
    public const string WrongCursor = "cursor: take it from 'next' of the page before.";

    /// <summary>How many items a page has.</summary>
    public static int Limit(string? text, Dictionary<string, string[]> errors) => Number("limit", text, 1, LargestLimit, errors) ?? DefaultLimit;

    /// <summary>Where a page begins: a number that the page before ended with.</summary>
    public static long? Cursor(string? text, Dictionary<string, string[]> errors)
    {
        if (text is null)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        errors["cursor"] = [WrongCursor];
        return null;
    }

    /// <summary>A whole number.</summary>
    public static int? Number(string name, string? text, int from, int to, Dictionary<string, string[]> errors)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
            return number;
        errors[name] = [$"{name}: a whole number from {from} to {to}."];
        return null;
    }

    /// <summary>One of the names of an enumeration, as JSON writes them.</summary>
    public static T? Name<T>(string name, string? text, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                return value;
        }

        errors[name] = [$"{name}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."];
        return null;
    }

    /// <summary>An instant, in whole milliseconds.</summary>
    public static DateTimeOffset? Instant(string name, string? text, Dictionary<string, string[]> errors)
    {
        if (text is null)
            return null;
        if (Instants.TryRead(text, out var instant))
            return Instants.Trim(instant);
        errors[name] = [$"{name}: an instant in ISO 8601 with its offset, for example 2026-03-01T08:30:00Z."];
        return null;
    }
}
