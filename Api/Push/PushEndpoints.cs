using System.Buffers.Text;
using Dispatch.Access;
using Dispatch.Notifications;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Technicians;
using Dispatch.Tickets;

namespace Dispatch.Push;

/// <summary>Pushes over HTTP: the key to subscribe with, and a technician's phones. Everybody has to do with their own only, administrators with all.</summary>
internal static class PushEndpoints
{
    private const string Phones = "/technicians/{id}/phones";

    public static void MapPush(this IEndpointRouteBuilder api)
    {
        api.MapGet("/push", Key).WithTags("Push").Needs(Permissions.ReceivePushes).WithSummary("What browsers subscribe with").Produces<PushKeyResponse>();
        var phones = api.MapGroup(Phones).WithTags("Push");
        phones.MapGet("/", List).Needs(Permissions.ReceivePushes, sees: Permissions.ReadTechnicians).WithSummary("The phones that take a technician's pushes").Produces<Page<PhoneResponse>>();
        phones.MapPost("/", Add).Needs(Permissions.ReceivePushes, sees: Permissions.ReadTechnicians).WithSummary("Subscribe a phone; the same endpoint again is the same phone")
            .Produces<PhoneResponse>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        phones.MapDelete("/{phone}", Remove).Needs(Permissions.ReceivePushes, sees: Permissions.ReadTechnicians).WithSummary("Push no more to a phone").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Key(VapidKeys keys, CancellationToken cancellationToken) => TypedResults.Ok(new PushKeyResponse(await keys.PublicKey(cancellationToken)));

    private static async Task<IResult> List(string id, GrainReferences grains, RosterLookup roster, HttpContext http, CancellationToken cancellationToken) =>
        await Own(id, grains, roster, http, cancellationToken) is { } technician
            ? TypedResults.Ok(new Page<PhoneResponse>([.. (await technician.Phones()).Select(PhoneResponse.Of)]))
            : Unknown(id);

    private static async Task<IResult> Add(
        string id, PhoneRequest body, GrainReferences grains, RosterLookup roster, VapidKeys keys, PushGate gate, TimeProvider clock, HttpContext http,
        CancellationToken cancellationToken)
    {
        if (await Own(id, grains, roster, http, cancellationToken) is not { } technician)
            return Unknown(id);
        if (gate.Refuse(body.Endpoint) is { } wrong)
            return Problem.Field(ProblemCodes.PushEndpoint, "endpoint", wrong);
        if (!PushEncryption.IsPoint(Decode(body.Keys.P256dh)))
            return Problem.Field(ProblemCodes.PushEndpoint, "keys.p256dh", "keys.p256dh: a point of P-256, 65 bytes in base64url.");
        if (Decode(body.Keys.Auth).Length != PushEncryption.SecretLength)
            return Problem.Field(ProblemCodes.PushEndpoint, "keys.auth", "keys.auth: 16 bytes in base64url.");
        var who = http.Who();
        var phone = body.ToPhone(await keys.PublicKey(cancellationToken), who.Id, PhoneSessions.DigestOf(who), clock.Now());
        var kept = await technician.AddPhone(phone, cancellationToken);
        return TypedResults.Created($"/api/v1/technicians/{id}/phones/{kept.Id}", PhoneResponse.Of(kept));
    }

    private static async Task<IResult> Remove(string id, string phone, GrainReferences grains, RosterLookup roster, HttpContext http, CancellationToken cancellationToken)
    {
        if (await Own(id, grains, roster, http, cancellationToken) is not { } technician)
            return Unknown(id);
        return await technician.RemovePhone(phone) ? TypedResults.NoContent() : Problem.NotFound(ProblemCodes.UnknownPhone, $"There is no phone '{phone}' of '{id}'.");
    }

    /// <summary>The technician, if it is the caller; for an administrator, any.</summary>
    private static async Task<ITechnicianGrain?> Own(string id, GrainReferences grains, RosterLookup roster, HttpContext http, CancellationToken cancellationToken)
    {
        var rights = http.Who().Rights;
        return (rights.Technician == id || rights.Everywhere) && await roster.Technician(id, cancellationToken) is not null ? grains.Technician(id) : null;
    }

    private static byte[] Decode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];

    private static IResult Unknown(string id) => Problem.NotFound(RefusalCodes.UnknownTechnician, $"There is no technician '{id}'.");
}
