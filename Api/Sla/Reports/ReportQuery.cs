using System.Text.Json;

namespace Dispatch.Sla;

/// <summary>The query of a report, as it stands in the address.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant that is no longer in it; at most 366 days later.</param>
/// <param name="By">What it tells apart: cell, priority, level or site.</param>
/// <param name="Target">Only this target: response, onSite, resolution or level.</param>
/// <param name="Format">json or csv; else as the Accept header says.</param>
internal sealed record ReportQuery(string? From, string? To, string? By, string? Target, string? Format)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    /// <summary>What is asked; null where anything is wrong, which <paramref name="errors"/> then says.</summary>
    public Asked? Read(Dictionary<string, string[]> errors)
    {
        var (from, to) = (Instant("from", From, errors), Instant("to", To, errors));
        if (from >= to)
            errors["to"] = ["to: later than from."];
        else if (to - from > s_longest)
            errors["to"] = ["to: at most 366 days after from."];
        var by = Name<ReportGrouping>("by", By, errors);
        if (By is null)
            errors["by"] = [$"by: one of {Names<ReportGrouping>()}."];
        var target = Name<SlaTarget>("target", Target, errors);
        if (Format is not (null or "json" or "csv"))
            errors["format"] = ["format: json or csv."];
        return errors.Count > 0 ? null : new Asked(from!.Value, to!.Value, by!.Value, target, Format is null ? null : Format == "csv");
    }

    private static DateTimeOffset? Instant(string name, string? text, Dictionary<string, string[]> errors)
    {
        if (text is not null && Instants.TryRead(text, out var instant))
            return Instants.Trim(instant);
        errors[name] = [$"{name}: an instant in ISO 8601 with its offset, for example 2026-03-01T00:00:00Z."];
        return null;
    }

    private static T? Name<T>(string name, string? text, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (NameOf(value) == text)
                return value;
        }

        errors[name] = [$"{name}: one of {Names<T>()}."];
        return null;
    }

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(NameOf));

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A query without mistakes.</summary>
    internal sealed record Asked(DateTimeOffset From, DateTimeOffset To, ReportGrouping By, SlaTarget? Target, bool? Csv);
}
