using System.Text;
using System.Text.Json;
using Dispatch.Problems;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>The report over any period, counted from the journal.</summary>
internal static class ReportEndpoint
{
    private const string Csv = "text/csv";

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(36_600);

    public static void MapReports(this IEndpointRouteBuilder api) => api.MapGet("/reports/sla", Report)
        .WithTags("Service levels").WithSummary("What was promised and kept in a period, by cell, priority, level or site; also as CSV").Produces<ReportResponse>();

    private static async Task<IResult> Report([AsParameters] Query query, ITicketQueries tickets, HttpRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        var (from, to) = (Instant("from", query.From, errors), Instant("to", query.To, errors));
        if (errors.Count == 0 && (from >= to || to - from > s_longest))
            errors["to"] = ["to: after from, and at most a hundred years after it."];
        var by = Name<ReportGrouping>("by", query.By, errors, required: true);
        var target = Name<SlaTarget>("target", query.Target, errors, required: false);
        if (query.Format is not (null or "json" or "csv"))
            errors["format"] = ["format: json or csv."];
        if (errors.Count > 0)
            return TypedResults.Problem(Problem.Fields(ProblemCodes.InvalidQuery, string.Join(' ', errors.SelectMany(error => error.Value)), errors));

        var report = SlaReport.Of(await tickets.Outcomes(from, to, cancellationToken), from, to, by!.Value);
        List<ReportRow> rows = [.. report.Where(row => target is null || row.Target == target).Select(ReportRow.Of)];
        return query.Format is "csv" || (query.Format is null && request.Headers.Accept.ToString().Contains(Csv, StringComparison.OrdinalIgnoreCase))
            ? TypedResults.Text(ReportCsv.Of(rows), Csv, Encoding.UTF8)
            : TypedResults.Ok(new ReportResponse(from, to, by.Value, rows));
    }

    private static DateTimeOffset Instant(string name, string? text, Dictionary<string, string[]> errors)
    {
        if (text is not null && Instants.TryRead(text, out var instant))
            return Instants.Trim(instant);
        errors[name] = [$"{name}: an instant in ISO 8601 with its offset, for example 2026-03-01T00:00:00Z."];
        return default;
    }

    private static T? Name<T>(string name, string? text, Dictionary<string, string[]> errors, bool required)
        where T : struct, Enum
    {
        if (text is null && !required)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                return value;
        }

        errors[name] = [$"{name}: one of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."];
        return null;
    }

    /// <summary>The query as it stands in the address.</summary>
    /// <param name="From">From this instant on.</param>
    /// <param name="To">Before this instant.</param>
    /// <param name="By">cell, priority, level or site.</param>
    /// <param name="Target">One target only.</param>
    /// <param name="Format">json or csv; where absent, what the request accepts.</param>
    internal sealed record Query(string? From, string? To, string? By, string? Target, string? Format);
}
