using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>Checklists over HTTP.</summary>
internal static class ChecklistEndpoints
{
    private const string Base = "/checklists";

    public static void MapChecklists(this IEndpointRouteBuilder api)
    {
        var checklists = api.MapGroup(Base).WithTags("Checklists");
        checklists.MapGet("/", List).Needs(Permissions.ReadChecklists).WithSummary("What is gone through before tickets are resolved").Produces<Page<ChecklistResponse>>();
        checklists.MapGet("/{id}", Find).Needs(Permissions.ReadChecklists).WithSummary("One checklist, its newest version or the one that is asked for").Produces<ChecklistResponse>();
        checklists.MapPut("/{id}", Put).Needs(Permissions.WriteRules, sees: Permissions.ReadChecklists).WithSummary("Make or change the checklist of a category; a new version")
            .Produces<ChecklistResponse>().Produces<ChecklistResponse>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(RulebookCache rules) => RuleAnswers.List(await rules.Newest(), RuleKinds.Checklist, ChecklistResponse.Of);

    private static async Task<IResult> Find(string id, string? version, RulebookCache rules, HttpResponse response) =>
        RuleAnswers.Find(await rules.Newest(), RuleKinds.Checklist, RuleCodes.UnknownChecklist, id, version, response, ChecklistResponse.Of);

    private static async Task<IResult> Put(string id, ChecklistRequest body, IClusterClient cluster, HttpContext context, CancellationToken cancellationToken)
    {
        var (put, wrong) = RuleWriter.Read(context, id, body.Id, () => body.ToChecklist(id));
        if (put is null)
            return wrong!;
        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutChecklist(put, cancellationToken);
        return RuleAnswers.Answer(outcome, context.Response, $"/api/v1{Base}/{id}", ChecklistResponse.Of);
    }
}
