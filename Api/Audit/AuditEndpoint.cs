using System.Globalization;
using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Audit;

/// <summary>The audit log over HTTP: pages in JSON, or all that matches as a table for a spreadsheet. Reading it out as a table is itself recorded.</summary>
internal static class AuditEndpoint
{
    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGet("/audit", Get).Needs(Permissions.ReadAudit)
        .WithTags("Audit").WithSummary("Who did what to people, rules and rights, and who was refused; newest first").Produces<Page<AuditLineResponse>>();

    private static async Task<IResult> Get(
        [AsParameters] AuditQuery query, IAuditLog log, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        var filter = query.ToFilter(errors);
        if (errors.Count > 0)
            return Problem.Query(errors);
        return Csv.IsPreferred(context.Request) ? await Export(filter, log, clock, context, cancellationToken) : TypedResults.Ok(await Page(filter, log, cancellationToken));
    }

    private static async Task<Page<AuditLineResponse>> Page(AuditFilter filter, IAuditLog log, CancellationToken cancellationToken)
    {
        // One more than asked for tells whether there is a next page.
        var lines = await log.Read(filter with { Limit = filter.Limit + 1 }, cancellationToken);
        return new Page<AuditLineResponse>(
            [.. lines.Take(filter.Limit).Select(AuditLineResponse.Of)],
            lines.Count > filter.Limit ? lines[filter.Limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static async Task<IResult> Export(AuditFilter filter, IAuditLog log, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var asked = context.Request.QueryString.ToString();
        await log.Record(AuditEntries.Of(context, AuditKinds.AuditExported, asked.Length > 0 ? asked : "all of it"), cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"audit-{clock.GetUtcNow():yyyyMMdd-HHmmss}.csv");
        return TypedResults.Stream(stream => AuditCsv.Write(log, filter, stream, cancellationToken), Csv.ContentType, name);
    }
}
