using System.Globalization;
using System.Text;
using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>What was promised and kept, from the journal, as JSON or as a table for a spreadsheet.</summary>
internal static class ReportEndpoint
{
    public static void MapReports(this IEndpointRouteBuilder api) => api.MapGet("/reports/sla", Get).Needs(Permissions.ReadServiceLevels)
        .WithTags("Service levels").WithSummary("Met and broken promises by cell, priority, level or site").Produces<SlaReport>();

    private static async Task<IResult> Get([AsParameters] ReportQuery query, IOutcomeQueries outcomes, HttpRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        if (query.Read(errors) is not { } asked)
            return Problem.Query(errors);
        var fold = await outcomes.Fold(
            asked.From, asked.To, () => new SlaReportFold(asked.From, asked.To, asked.By, asked.Filter), (gathered, line) => gathered.Add(line), cancellationToken);
        var report = fold.Finish();
        if (!(asked.Csv ?? Csv.IsPreferred(request)))
            return TypedResults.Ok(report);
        var name = string.Create(CultureInfo.InvariantCulture, $"sla-{asked.From:yyyyMMdd}-{asked.To:yyyyMMdd}.csv");
        return TypedResults.File(Encoding.UTF8.GetBytes(ReportCsv.Of(report)), Csv.ContentType, name);
    }
}
