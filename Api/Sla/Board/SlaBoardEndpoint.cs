using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>The managers' board for those who ask once; screens watch it.</summary>
internal static class SlaBoardEndpoint
{
    public static void MapSlaBoard(this IEndpointRouteBuilder api) => api.MapGet("/sla/board", Get).Needs(Permissions.ReadServiceLevels)
        .WithTags("Service levels").WithSummary("What managers watch: how open tickets stand, and what today was kept").Produces<SlaSnapshot>();

    private static async Task<IResult> Get(IClusterClient cluster) =>
        TypedResults.Ok(await cluster.GetGrain<ISlaBoardGrain>(ISlaBoardGrain.Key).Snapshot());
}
