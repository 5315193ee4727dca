using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>How promises were kept, and how work came and went, hour by hour or day by day, from the journal.</summary>
internal static class TrendEndpoint
{
    public static void MapTrends(this IEndpointRouteBuilder api) => api.MapGet("/reports/sla/trend", Get).Needs(Permissions.ReadServiceLevels)
        .WithTags("Service levels").WithSummary("Kept and broken promises, tickets that came, went and were open, by hour or day").Produces<SlaTrend>();

    private static async Task<IResult> Get(
        [AsParameters] TrendQuery query, IOutcomeQueries outcomes, IFlowQueries flows, RulebookCache rulebook, TimeProvider clock, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        if (query.Read(errors) is not { } asked)
            return Problem.Query(errors);
        var zone = HomeZone.Of(await rulebook.Newest());
        var now = clock.Now();
        var stretches = new TrendStretches(asked.From, asked.To < now ? asked.To : now, asked.Step, zone);
        var decided = await outcomes.Fold(
            stretches.Begin, stretches.End, () => new SlaTrendFold(stretches, asked.Filter), (trend, line) => trend.Add(line), cancellationToken);
        var flowed = await flows.Fold(stretches.Begin, asked.Filter, () => new FlowFold(stretches), (flow, line) => flow.Add(line), cancellationToken);
        return TypedResults.Ok(new SlaTrend(stretches.Begin, stretches.End, asked.Step, zone.Name, decided.Finish(flowed)));
    }
}
