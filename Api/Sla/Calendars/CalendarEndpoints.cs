using Dispatch.Access;
using Dispatch.Security.Access;

namespace Dispatch.Sla;

/// <summary>Calendars over HTTP.</summary>
internal static class CalendarEndpoints
{
    private const string Base = "/calendars";

    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var calendars = api.MapGroup(Base).WithTags("Calendars");
        calendars.MapGet("/", List).Needs(Permissions.ReadRules).WithSummary("All calendars").Produces<Page<CalendarResponse>>();
        calendars.MapGet("/{id}", Find).Needs(Permissions.ReadRules).WithSummary("One calendar, its newest version or another").Produces<CalendarResponse>();
        calendars.MapPut("/{id}", Put).Needs(Permissions.WriteRules, sees: Permissions.ReadRules).WithSummary("Make or change a calendar; a new version").Produces<CalendarResponse>().Produces<CalendarResponse>(StatusCodes.Status201Created);
        calendars.MapPost("/{id}/impact", Impact).Needs(Permissions.ReadRules).WithSummary("What a change would do to open tickets").Produces<ImpactResponse>();
        calendars.MapImport();
    }

    private static async Task<IResult> List(RulebookCache rules) => RuleAnswers.List(await rules.Newest(), RuleKinds.Calendar, CalendarResponse.Of);

    private static async Task<IResult> Find(string id, string? version, RulebookCache rules, HttpResponse response) =>
        RuleAnswers.Find(await rules.Newest(), RuleKinds.Calendar, RuleCodes.UnknownCalendar, id, version, response, CalendarResponse.Of);

    private static async Task<IResult> Put(
        string id, CalendarRequest body, string? applyTo, IClusterClient cluster, OpenTickets tickets, HttpContext context, CancellationToken cancellationToken)
    {
        if (!OpenTickets.TryRead(applyTo, out var open))
            return OpenTickets.WrongApplyTo();
        var (put, wrong) = RuleWriter.Read(context, id, body.Id, () => body.ToProfile(id));
        if (put is null)
            return wrong!;
        var outcome = await cluster.GetGrain<IRulebookGrain>(IRulebookGrain.Key).PutCalendar(put, cancellationToken);
        var recomputation = open && outcome.IsWritten ? await tickets.Apply(Change(new RulePin(id, outcome.Put.Version)), cancellationToken) : null;
        return RuleAnswers.Answer(
            outcome, context.Response, $"/api/v1{Base}/{id}", version => CalendarResponse.Of(version) with { Recomputation = recomputation });
    }

    private static async Task<IResult> Impact(string id, CalendarRequest body, OpenTickets tickets, CancellationToken cancellationToken) =>
        RosterPaths.Refuse(id, body.Id) ?? await tickets.Impact(RuleKinds.Calendar, body.ToProfile(id), Change, cancellationToken);

    private static RuleChange Change(RulePin calendar) => new(null, calendar);
}
