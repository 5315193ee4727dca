using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>The progress of recomputations over HTTP.</summary>
internal static class RecomputationEndpoint
{
    private const int LongestId = 2 * Limits.Id;

    public static void MapRecomputations(this IEndpointRouteBuilder api) => api.MapGet("/sla/recomputations/{id}", Find).Needs(Permissions.ReadRules)
        .WithTags("Service levels").WithSummary("How far newer rules have been applied to open tickets").Produces<RecomputationResponse>();

    private static async Task<IResult> Find(string id, OpenTickets tickets) =>
        id.Length <= LongestId && await tickets.Find(id) is { } found
            ? TypedResults.Ok(found)
            : Problem.NotFound(ProblemCodes.UnknownRecomputation, $"There is no recomputation '{id}'.");
}
