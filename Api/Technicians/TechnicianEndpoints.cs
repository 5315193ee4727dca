using Dispatch.Live;
using Dispatch.Problems;
using Dispatch.Roster;
using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>Technicians over HTTP.</summary>
internal static class TechnicianEndpoints
{
    public static void MapTechnicians(this IEndpointRouteBuilder api)
    {
        var technicians = api.MapGroup("/technicians").WithTags("Technicians");
        technicians.MapGet("/", List).WithSummary("All technicians, or those of one cell").Produces<Page<TechnicianResponse>>();
        technicians.MapGet("/{id}", Find).WithSummary("One technician").Produces<TechnicianResponse>();
        technicians.MapPut("/{id}", Put).WithSummary("Make or change a technician")
            .Produces<TechnicianResponse>().Produces<TechnicianResponse>(StatusCodes.Status201Created);
        technicians.MapPost("/{id}/presence", Presence).WithSummary("Say whether they can be given work").Produces<TechnicianResponse>();
        technicians.MapPost("/{id}/position", Position).WithSummary("Say where they are").Produces<TechnicianResponse>();
        technicians.MapGet("/{id}/agenda", Agenda).WithSummary("Their open tickets; as iCalendar with Accept: text/calendar").Produces<AgendaSnapshot>();
    }

    private static async Task<IResult> List(string? cell, IRosterQueries roster, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<TechnicianResponse>([.. (await roster.Technicians(cell, cancellationToken)).Select(TechnicianResponse.Of)]));

    private static async Task<IResult> Find(string id, IClusterClient cluster, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await Technician(cluster, id).Get(cancellationToken) is not { } view)
            return Unknown(id);
        Versions.Write(response, view.Version);
        return TypedResults.Ok(TechnicianResponse.Of(view));
    }

    private static async Task<IResult> Put(
        string id, TechnicianRequest body, IClusterClient cluster, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        if (RosterPaths.Refuse(id, body.Id) is { } wrong)
            return wrong;
        if (!Versions.TryRead(request, out var expected))
            return Problem.Field(ProblemCodes.InvalidHeader, Versions.IfMatch, Versions.HowTo);
        var profile = body.ToProfile(id);
        if (await RosterPaths.RefuseUnknown(cluster, "cells", profile.Cells, cancellationToken) is { } unknown)
            return unknown;
        var outcome = await Technician(cluster, id).Put(profile, expected, cancellationToken);
        return RosterPaths.Answer(outcome, response, $"/api/v1/technicians/{id}", TechnicianResponse.Of);
    }

    private static async Task<IResult> Presence(string id, PresenceRequest body, IClusterClient cluster, CancellationToken cancellationToken) =>
        Answer(id, await Technician(cluster, id).SetPresence(body.Presence, cancellationToken));

    private static async Task<IResult> Position(string id, PositionBody body, IClusterClient cluster, CancellationToken cancellationToken) =>
        Answer(id, await Technician(cluster, id).SetPosition(body.ToPosition(), cancellationToken));

    private static async Task<IResult> Agenda(string id, IClusterClient cluster, HttpRequest request, CancellationToken cancellationToken)
    {
        var technician = Technician(cluster, id);
        if (await technician.Get(cancellationToken) is not { } view)
            return Unknown(id);
        var snapshot = await technician.Snapshot();
        return request.GetTypedHeaders().Accept.Any(type => type.MediaType == AgendaCalendar.MediaType)
            ? TypedResults.Text(AgendaCalendar.Write(view.Profile, snapshot.Rows), AgendaCalendar.MediaType)
            : TypedResults.Ok(AgendaSnapshot.Of(snapshot));
    }

    private static IResult Answer(string id, TechnicianView? view) => view is null ? Unknown(id) : TypedResults.Ok(TechnicianResponse.Of(view));

    private static ITechnicianGrain Technician(IClusterClient cluster, string id) => cluster.GetGrain<ITechnicianGrain>(GrainKeys.Technician(id));

    private static IResult Unknown(string id) => Problem.NotFound(RefusalCodes.UnknownTechnician, $"There is no technician '{id}'.");
}
