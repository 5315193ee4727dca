using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>The clocks that a figure of a report or of the managers' board counts, one by one: the same rules, so the same number.</summary>
internal static class DecidedEndpoint
{
    public static void MapDecided(this IEndpointRouteBuilder api) => api.MapGet("/reports/sla/clocks", Get).Needs(Permissions.ReadServiceLevels)
        .WithTags("Service levels").WithSummary("The met and broken promises that a figure counts, the latest first").Produces<FigurePage<DecidedLine>>();

    private static async Task<IResult> Get([AsParameters] DecidedQuery query, IOutcomeQueries outcomes, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        if (query.Read(errors) is not { } asked)
            return Problem.Query(errors);
        var list = await outcomes.Fold(
            asked.From, asked.To, () => new DecidedList(asked.From, asked.To, asked.Filter, asked.Figure, asked.Met), (gathered, line) => gathered.Add(line), cancellationToken);
        return TypedResults.Ok(FigurePage<DecidedLine>.Of(list.Finish(), asked.Skip, asked.Limit));
    }
}
