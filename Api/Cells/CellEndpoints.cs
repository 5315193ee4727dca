using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Problems;
using Dispatch.Roster;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Sla;
using Dispatch.Tickets;

namespace Dispatch.Cells;

/// <summary>Support cells over HTTP.</summary>
internal static class CellEndpoints
{
    public static void MapCells(this IEndpointRouteBuilder api)
    {
        var cells = api.MapGroup("/cells").WithTags("Cells");
        cells.MapGet("/", List).Needs(Permissions.ReadCells).WithSummary("All cells").Produces<Page<CellResponse>>();
        cells.MapGet("/{id}", Find).Needs(Permissions.ReadCells).WithSummary("One cell").Produces<CellResponse>();
        cells.MapPut("/{id}", Put).Needs(Permissions.WriteRoster, sees: Permissions.ReadCells).WithSummary("Make or change a cell").Produces<CellResponse>().Produces<CellResponse>(StatusCodes.Status201Created);
        cells.MapGet("/{id}/board", Board).Needs(Permissions.ReadBoards).WithSummary("The live board of a cell, with its place in the feed").Produces<CellSnapshot>();
        cells.MapGet("/{id}/roster", Roster).Needs(Permissions.ReadBoards | Permissions.ReadTechnicians).WithSummary("The live roster of a cell's technicians, with its place in the feed").Produces<RosterSnapshot>();
    }

    private static async Task<IResult> List(IRosterQueries roster, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<CellResponse>([.. (await roster.Cells(cancellationToken)).Select(CellResponse.Of)]));

    private static async Task<IResult> Find(string id, RosterLookup roster, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await roster.Cell(id, cancellationToken) is not { } view)
            return Unknown(id);
        Versions.Write(response, view.Version);
        return TypedResults.Ok(CellResponse.Of(view));
    }

    private static async Task<IResult> Put(
        string id, CellRequest body, IClusterClient cluster, RosterLookup roster, RulebookCache rules, HttpRequest request, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (RosterPaths.Refuse(id, body.Id) is { } wrong)
            return wrong;
        if (!Versions.TryRead(request, out var expected))
            return Problem.Field(ProblemCodes.InvalidHeader, Versions.IfMatch, Versions.HowTo);
        var profile = body.ToProfile(id);
        if (profile.Next.Contains(id))
            return Problem.Field(ProblemCodes.InvalidField, "next", "next: a cell does not hand over to itself.");
        if (await RosterPaths.RefuseUnknown(roster, "next", profile.Next, cancellationToken) is { } unknown)
            return unknown;
        if (await FindLoop(roster, id, profile.Next, cancellationToken) is { } loop)
            return Problem.Field(ProblemCodes.HandOverLoop, "next", $"next: cells would hand over in a circle: {string.Join(" → ", loop)}. An escalation must come to an end.");
        if (profile.Calendar is { } calendar && (await rules.Newest()).CurrentCalendar(calendar) is null)
            return Problem.Field(RuleCodes.UnknownCalendar, "calendar", $"calendar: there is no calendar '{calendar}'; make it first.");
        return RosterPaths.Answer(await Cell(cluster, id).Put(profile, expected, cancellationToken), response, $"/api/v1/cells/{id}", CellResponse.Of);
    }

    /// <summary>A way from a cell over those that it hands over to back to itself; null if there is none.</summary>
    private static async Task<IReadOnlyList<string>?> FindLoop(RosterLookup roster, string id, IEnumerable<string> next, CancellationToken cancellationToken)
    {
        Stack<IReadOnlyList<string>> ways = new(next.Select(cell => (IReadOnlyList<string>)[id, cell]));
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (ways.TryPop(out var way))
        {
            if (way[^1] == id)
                return way;
            if (!seen.Add(way[^1]) || await roster.Cell(way[^1], cancellationToken) is not { Profile: var cell })
                continue;
            foreach (var further in cell.Next)
                ways.Push([.. way, further]);
        }

        return null;
    }

    private static async Task<IResult> Board(string id, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken) =>
        !http.Rights().ReachCell(id) || await roster.Cell(id, cancellationToken) is null
            ? Unknown(id)
            : TypedResults.Ok(CellSnapshot.Of(await Cell(cluster, id).Snapshot()));

    private static async Task<IResult> Roster(string id, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken) =>
        !http.Rights().ReachCell(id) || await roster.Cell(id, cancellationToken) is null
            ? Unknown(id)
            : TypedResults.Ok(await cluster.GetGrain<IRosterGrain>(GrainKeys.Cell(id)).Snapshot());

    private static ISupportCellGrain Cell(IClusterClient cluster, string id) => cluster.GetGrain<ISupportCellGrain>(GrainKeys.Cell(id));

    private static IResult Unknown(string id) => Problem.NotFound(RefusalCodes.UnknownCell, $"There is no cell '{id}'.");
}
