using Dispatch.Access;
using Dispatch.Live;
using Dispatch.Problems;
using Dispatch.Roster;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Tickets;

namespace Dispatch.Technicians;

/// <summary>Technicians over HTTP.</summary>
internal static class TechnicianEndpoints
{
    /// <summary>A technician with more absences than this is somebody's mistake.</summary>
    private const int MostAbsences = 100;

    public static void MapTechnicians(this IEndpointRouteBuilder api)
    {
        var technicians = api.MapGroup("/technicians").WithTags("Technicians");
        technicians.MapGet("/", List).Needs(Permissions.ReadTechnicians).WithSummary("All technicians, or those of one cell").Produces<Page<TechnicianResponse>>();
        technicians.MapGet("/{id}", Find).Needs(Permissions.ReadTechnicians).WithSummary("One technician").Produces<TechnicianResponse>();
        technicians.MapPut("/{id}", Put).Needs(Permissions.WriteRoster, sees: Permissions.ReadTechnicians).WithSummary("Make or change a technician")
            .Produces<TechnicianResponse>().Produces<TechnicianResponse>(StatusCodes.Status201Created);
        technicians.MapPost("/{id}/presence", Presence).Needs(Permissions.WritePresence, sees: Permissions.ReadTechnicians).WithSummary("Say whether they can be given work").Produces<TechnicianResponse>();
        technicians.MapPost("/{id}/position", Position).Needs(Permissions.WritePresence, sees: Permissions.ReadTechnicians).WithSummary("Say where they are").Produces<TechnicianResponse>();
        technicians.MapPut("/{id}/absences/{absence}", PutAbsence).Needs(Permissions.WritePresence, sees: Permissions.ReadTechnicians).WithSummary("Say when they are not there: nobody gives them work then").Produces<TechnicianResponse>();
        technicians.MapDelete("/{id}/absences/{absence}", CancelAbsence).Needs(Permissions.WritePresence, sees: Permissions.ReadTechnicians).WithSummary("Say that they are there after all").Produces<TechnicianResponse>();
        technicians.MapGet("/{id}/agenda", Agenda).Needs(Permissions.ReadTechnicians).WithSummary("Their open tickets, those that you do not reach as time only; as iCalendar with Accept: text/calendar").Produces<AgendaSnapshot>();
    }

    private static async Task<IResult> List(string? cell, IRosterQueries roster, HttpContext http, CancellationToken cancellationToken)
    {
        var rights = http.Rights();
        var technicians = (await roster.Technicians(cell, cancellationToken)).Where(view => rights.Reach(view.Profile));
        return TypedResults.Ok(new Page<TechnicianResponse>([.. technicians.Select(TechnicianResponse.Of)]));
    }

    private static async Task<IResult> Find(string id, RosterLookup roster, HttpContext http, CancellationToken cancellationToken)
    {
        if (await Reached(roster, http, id, cancellationToken) is not { } view)
            return Unknown(id);
        Versions.Write(http.Response, view.Version);
        return TypedResults.Ok(TechnicianResponse.Of(view));
    }

    private static async Task<IResult> Put(
        string id, TechnicianRequest body, IClusterClient cluster, RosterLookup roster, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        if (RosterPaths.Refuse(id, body.Id) is { } wrong)
            return wrong;
        if (!Versions.TryRead(request, out var expected))
            return Problem.Field(ProblemCodes.InvalidHeader, Versions.IfMatch, Versions.HowTo);
        var profile = body.ToProfile(id);
        if (await RosterPaths.RefuseUnknown(roster, "cells", profile.Cells, cancellationToken) is { } unknown)
            return unknown;
        var outcome = await Technician(cluster, id).Put(profile, expected, cancellationToken);
        return RosterPaths.Answer(outcome, response, $"/api/v1/technicians/{id}", TechnicianResponse.Of);
    }

    private static async Task<IResult> Presence(string id, PresenceRequest body, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken) =>
        await Reached(roster, http, id, cancellationToken) is null
            ? Unknown(id)
            : Answer(id, await Technician(cluster, id).SetPresence(body.Presence, cancellationToken));

    private static async Task<IResult> Position(string id, PositionBody body, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken) =>
        await Reached(roster, http, id, cancellationToken) is null
            ? Unknown(id)
            : Answer(id, await Technician(cluster, id).SetPosition(body.ToPosition(), cancellationToken));

    private static async Task<IResult> PutAbsence(
        string id, string absence, AbsenceRequest body, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken)
    {
        if (RosterPaths.Refuse(absence, body.Id) is { } wrong)
            return wrong;
        if (await Reached(roster, http, id, cancellationToken) is not { } view)
            return Unknown(id);
        if (view.Absences is { } known && known.Count >= MostAbsences && known.All(other => other.Id != absence))
            return Problem.Field(ProblemCodes.InvalidField, "absence", $"absence: {id} has {known.Count} absences recorded already; take some away first.");
        return Answer(id, await Technician(cluster, id).PutAbsence(body.ToAbsence(absence), cancellationToken));
    }

    private static async Task<IResult> CancelAbsence(string id, string absence, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken) =>
        await Reached(roster, http, id, cancellationToken) is null
            ? Unknown(id)
            : Answer(id, await Technician(cluster, id).CancelAbsence(absence, cancellationToken));

    private static async Task<IResult> Agenda(string id, IClusterClient cluster, RosterLookup roster, HttpContext http, CancellationToken cancellationToken)
    {
        if (await Reached(roster, http, id, cancellationToken) is not { } view)
            return Unknown(id);
        var agenda = AgendaSnapshot.Of(await Technician(cluster, id).Snapshot(), AgendaSight.Of(id, http.Rights()));
        return http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == AgendaCalendar.MediaType)
            ? TypedResults.Text(AgendaCalendar.Write(view.Profile, agenda.Rows), AgendaCalendar.MediaType)
            : TypedResults.Ok(agenda);
    }

    /// <summary>The technician, if there is one and the caller reaches them.</summary>
    private static async Task<TechnicianView?> Reached(RosterLookup roster, HttpContext http, string id, CancellationToken cancellationToken) =>
        await roster.Technician(id, cancellationToken) is { } view && http.Rights().Reach(view.Profile) ? view : null;

    private static IResult Answer(string id, TechnicianView? view) => view is null ? Unknown(id) : TypedResults.Ok(TechnicianResponse.Of(view));

    private static ITechnicianGrain Technician(IClusterClient cluster, string id) => cluster.GetGrain<ITechnicianGrain>(GrainKeys.Technician(id));

    private static IResult Unknown(string id) => Problem.NotFound(RefusalCodes.UnknownTechnician, $"There is no technician '{id}'.");
}
