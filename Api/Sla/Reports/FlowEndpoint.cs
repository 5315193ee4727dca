using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>The tickets behind a trend's inflow and outflow, one by one: the same lines, so the same number.</summary>
internal static class FlowEndpoint
{
    public static void MapFlows(this IEndpointRouteBuilder api) => api.MapGet("/reports/sla/flow", Get).Needs(Permissions.ReadServiceLevels)
        .WithTags("Service levels").WithSummary("The tickets that came, or went, in a range, the latest first").Produces<FigurePage<FlowLine>>();

    private static async Task<IResult> Get([AsParameters] FlowQuery query, IFlowQueries flows, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        if (query.Read(errors) is not { } asked)
            return Problem.Query(errors);
        var list = await flows.Fold(asked.From, asked.Filter, () => new FlowList(asked.To, asked.Into), (gathered, line) => gathered.Add(line), cancellationToken);
        return TypedResults.Ok(FigurePage<FlowLine>.Of(list.Finish(), asked.Skip, asked.Limit));
    }
}
