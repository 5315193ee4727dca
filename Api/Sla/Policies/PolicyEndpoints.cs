using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>Service-level policies over HTTP.</summary>
internal static class PolicyEndpoints
{
    private const string Base = "/sla-policies";

    public static void MapPolicies(this IEndpointRouteBuilder api)
    {
        var policies = api.MapGroup(Base).WithTags("Service levels");
        policies.MapGet("/", List).Needs(Permissions.ReadRules).WithSummary("All service-level policies").Produces<Page<PolicyResponse>>();
        policies.MapGet("/{id}", Find).Needs(Permissions.ReadRules).WithSummary("One policy, its newest version or another").Produces<PolicyResponse>();
        policies.MapPut("/{id}", Put).Needs(Permissions.WriteRules, sees: Permissions.ReadRules).WithSummary("Make or change a policy; a new version").Produces<PolicyResponse>().Produces<PolicyResponse>(StatusCodes.Status201Created);
        policies.MapPost("/{id}/impact", Impact).Needs(Permissions.ReadRules).WithSummary("What a change would do to open tickets").Produces<ImpactResponse>();
    }

    /// <summary>Why the cells in a policy's scopes cannot be named; null if they can.</summary>
    private static async Task<IResult?> RefuseCells(RosterLookup roster, SlaPolicy policy, CancellationToken cancellationToken)
    {
        foreach (var (index, scope) in policy.AppliesTo.Index().Where(item => item.Item.Cell is not null))
        {
            if (await RosterPaths.RefuseUnknown(roster, FormattableString.Invariant($"appliesTo[{index}].cell"), [scope.Cell!], cancellationToken) is { } unknown)
                return unknown;
        }

        return null;
    }

    private static async Task<IResult> List(RulebookCache rules) => RuleAnswers.List(await rules.Newest(), RuleKinds.Policy, PolicyResponse.Of);

    private static async Task<IResult> Find(string id, string? version, RulebookCache rules, HttpResponse response) =>
        RuleAnswers.Find(await rules.Newest(), RuleKinds.Policy, RuleCodes.UnknownPolicy, id, version, response, PolicyResponse.Of);

    private static async Task<IResult> Put(
        string id, PolicyRequest body, string? applyTo, IClusterClient cluster, RosterLookup roster, OpenTickets tickets, HttpContext context, CancellationToken cancellationToken)
    {
        if (!OpenTickets.TryRead(applyTo, out var open))
            return OpenTickets.WrongApplyTo();
        var (put, wrong) = RuleWriter.Read(context, id, body.Id, () => body.ToPolicy(id));
        if (put is null)
            return wrong!;
        if (await RefuseCells(roster, put.Document, cancellationToken) is { } unknown)
            return unknown;
        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutPolicy(put, cancellationToken);
        var recomputation = open && outcome.IsWritten ? await tickets.Apply(Change(new RulePin(id, outcome.Put.Version)), cancellationToken) : null;
        return RuleAnswers.Answer(
            outcome, context.Response, $"/api/v1{Base}/{id}", version => PolicyResponse.Of(version) with { Recomputation = recomputation });
    }

    private static async Task<IResult> Impact(
        string id, PolicyRequest body, RosterLookup roster, OpenTickets tickets, CancellationToken cancellationToken)
    {
        if (RosterPaths.Refuse(id, body.Id) is { } wrong)
            return wrong;
        var policy = body.ToPolicy(id);
        return await RefuseCells(roster, policy, cancellationToken) ?? await tickets.Impact(RuleKinds.Policy, policy, Change, cancellationToken);
    }

    private static RuleChange Change(RulePin policy) => new(policy, null);
}
