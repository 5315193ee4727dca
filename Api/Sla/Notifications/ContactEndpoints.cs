using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>Contacts over HTTP.</summary>
internal static class ContactEndpoints
{
    private const string Base = "/contacts";
    private const string OfDispatchers = "dispatchers.";

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup(Base).WithTags("Service levels");
        contacts.MapGet("/", List).Needs(Permissions.ReadNotifications).WithSummary("Where people are reached").Produces<Page<ContactResponse>>();
        contacts.MapGet("/{id}", Find).Needs(Permissions.ReadNotifications).WithSummary("Where somebody is reached").Produces<ContactResponse>();
        contacts.MapPut("/{id}", Put).Needs(Permissions.WriteNotifications, sees: Permissions.ReadNotifications).WithSummary("Say where a person is reached, or managers, fallback, dispatchers.{cell}; a new version")
            .Produces<ContactResponse>().Produces<ContactResponse>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(RulebookCache rules) => RuleAnswers.List(await rules.Newest(), RuleKinds.Contact, ContactResponse.Of);

    private static async Task<IResult> Find(string id, string? version, RulebookCache rules, HttpResponse response) =>
        RuleAnswers.Find(await rules.Newest(), RuleKinds.Contact, RuleCodes.UnknownContact, id, version, response, ContactResponse.Of);

    private static async Task<IResult> Put(string id, ContactRequest body, IClusterClient cluster, RosterLookup roster, HttpContext context, CancellationToken cancellationToken)
    {
        var (put, wrong) = RuleWriter.Read(context, id, body.Id, () => body.ToContact(id));
        if (put is null)
            return wrong!;
        if (id.StartsWith(OfDispatchers, StringComparison.Ordinal)
            && await RosterPaths.RefuseUnknown(roster, "id", [id[OfDispatchers.Length..]], cancellationToken) is { } unknown)
        {
            return unknown;
        }

        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutContact(put, cancellationToken);
        return RuleAnswers.Answer(outcome, context.Response, $"/api/v1{Base}/{id}", ContactResponse.Of);
    }
}
