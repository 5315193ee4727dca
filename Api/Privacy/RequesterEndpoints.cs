using Dispatch.Access;
using Dispatch.Audit;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;

namespace Dispatch.Privacy;

/// <summary>What is held about the people who ask: given out, and erased.</summary>
/// <remarks>Written to the audit log before anything is done, so that nothing is done that is not there.</remarks>
internal static class RequesterEndpoints
{
    private const string FileName = "personal-data.json";

    public static void MapRequesters(this IEndpointRouteBuilder api)
    {
        var requesters = api.MapGroup("/requesters").WithTags("Requesters");
        requesters.MapPost("/export", Export).Needs(Permissions.ManagePersonalData).WithSummary("Everything held about a requester, as a file")
            .Produces<PersonalDataDocument>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        requesters.MapPost("/erase", Erase).Needs(Permissions.ManagePersonalData).WithSummary("Make a requester a pseudonym; sent again, it goes on where it was cut off")
            .Produces<ErasureResponse>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> Export(PersonRequest body, PersonalDataExport export, IAuditLog audit, HttpContext http, CancellationToken cancellationToken)
    {
        var person = body.ToPerson();
        if (!person.IsNamed)
            return Nobody();
        await audit.Record(Entry(http, AuditKinds.PersonalDataExported, person.Digest(), "The subject is a digest of the address or name that was asked for."), cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(stream => export.Write(person, stream, cancellationToken), "application/json", FileName);
    }

    private static async Task<IResult> Erase(PersonRequest body, RequesterErasure erasure, IAuditLog audit, HttpContext http, CancellationToken cancellationToken)
    {
        var person = body.ToPerson();
        if (!person.IsNamed)
            return Nobody();
        var pseudonym = Pseudonym.New();
        await audit.Record(Entry(http, AuditKinds.PersonalDataErased, pseudonym, "The subject stands for the person from now on."), cancellationToken);
        var who = http.Who();
        return TypedResults.Ok(new ErasureResponse(pseudonym, await erasure.Erase(person, pseudonym, new Actor(who.Id, who.Role), http.Rights(), cancellationToken)));
    }

    private static AuditEntry Entry(HttpContext http, string kind, string subject, string detail)
    {
        var who = http.Who();
        return new AuditEntry(kind, who.Id, who.Role, subject, AuditEntries.AddressOf(http.Connection), detail);
    }

    private static IResult Nobody() => Problem.Field(ProblemCodes.InvalidField, "email", "email: say whose data are meant, by email, by name, or by both where both must match.");
}
