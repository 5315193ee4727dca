using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>Escalation policies over HTTP.</summary>
internal static class EscalationEndpoints
{
    private const string Base = "/escalation-policies";

    public static void MapEscalations(this IEndpointRouteBuilder api)
    {
        var policies = api.MapGroup(Base).WithTags("Service levels");
        policies.MapGet("/", List).Needs(Permissions.ReadRules).WithSummary("All escalation policies").Produces<Page<EscalationResponse>>();
        policies.MapGet("/{id}", Find).Needs(Permissions.ReadRules).WithSummary("One escalation policy, its newest version or another").Produces<EscalationResponse>();
        policies.MapPut("/{id}", Put).Needs(Permissions.WriteRules, sees: Permissions.ReadRules).WithSummary("Make or change an escalation policy; a new version")
            .Produces<EscalationResponse>().Produces<EscalationResponse>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(RulebookCache rules) => RuleAnswers.List(await rules.Newest(), RuleKinds.Escalation, EscalationResponse.Of);

    private static async Task<IResult> Find(string id, string? version, RulebookCache rules, HttpResponse response) =>
        RuleAnswers.Find(await rules.Newest(), RuleKinds.Escalation, RuleCodes.UnknownEscalation, id, version, response, EscalationResponse.Of);

    private static async Task<IResult> Put(string id, EscalationRequest body, IClusterClient cluster, HttpContext context, CancellationToken cancellationToken)
    {
        if (RuleAnswers.Refuse(body.Unclear()) is { } unclear)
            return unclear;
        var (put, wrong) = RuleWriter.Read(context, id, body.Id, () => body.ToPolicy(id));
        if (put is null)
            return wrong!;
        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutEscalation(put, cancellationToken);
        return RuleAnswers.Answer(outcome, context.Response, $"/api/v1{Base}/{id}", EscalationResponse.Of);
    }
}
