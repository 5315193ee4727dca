using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>On-call rotations over HTTP.</summary>
internal static class OnCallEndpoints
{
    private const string Base = "/on-call";

    public static void MapOnCall(this IEndpointRouteBuilder api)
    {
        var rotations = api.MapGroup(Base).WithTags("Service levels");
        rotations.MapGet("/", List).Needs(Permissions.ReadRules).WithSummary("Who is on call, cell by cell").Produces<Page<OnCallResponse>>();
        rotations.MapGet("/{cell}", Find).Needs(Permissions.ReadRules).WithSummary("Who is on call in a cell").Produces<OnCallResponse>();
        rotations.MapPut("/{cell}", Put).Needs(Permissions.WriteRules, sees: Permissions.ReadRules).WithSummary("Say who is on call in a cell; a new version").Produces<OnCallResponse>().Produces<OnCallResponse>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(RulebookCache rules, TimeProvider clock) =>
        RuleAnswers.List(await rules.Newest(), RuleKinds.OnCall, version => OnCallResponse.Of(version, clock.Now()));

    private static async Task<IResult> Find(string cell, string? version, RulebookCache rules, TimeProvider clock, HttpResponse response) =>
        RuleAnswers.Find(
            await rules.Newest(), RuleKinds.OnCall, RuleCodes.UnknownRotation, cell, version, response, found => OnCallResponse.Of(found, clock.Now()));

    private static async Task<IResult> Put(
        string cell, OnCallRequest body, IClusterClient cluster, RosterLookup roster, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var (put, wrong) = RuleWriter.Read(context, cell, body.Cell, () => body.ToRotation(cell));
        if (put is null)
            return wrong!;
        foreach (var (index, person) in put.Document.People.Index())
        {
            if (!RosterPaths.IsId(person))
                return Problem.Field(ProblemCodes.InvalidField, FormattableString.Invariant($"people[{index}]"), "people: identifiers of letters, digits, '.', '_' and '-', at most 64.");
        }

        if (await RosterPaths.RefuseUnknown(roster, "cell", [cell], cancellationToken) is { } unknown)
            return unknown;
        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutOnCall(put, cancellationToken);
        return RuleAnswers.Answer(outcome, context.Response, $"/api/v1{Base}/{cell}", version => OnCallResponse.Of(version, clock.Now()));
    }
}
