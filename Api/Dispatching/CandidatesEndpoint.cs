using Dispatch.Access;
using Dispatch.Problems;
using Dispatch.Security;
using Dispatch.Security.Access;
using Dispatch.Tickets;

namespace Dispatch.Dispatching;

/// <summary>Suggestions over HTTP, for those who may assign.</summary>
internal static class CandidatesEndpoint
{
    public static void MapCandidates(this IEndpointRouteBuilder api) => api.MapGet("/tickets/{number}/candidates", Get)
        .Needs(TicketLife.Needs("assign"), sees: Permissions.ReadTickets)
        .WithTags("Tickets")
        .WithSummary("Who could do the work, ranked and explained")
        .WithDescription(
            "Technicians who meet the hard conditions, best first, each with the figures that make the rank (value, unit, weight, points) and a sentence; the others with the first rule "
            + "that excludes them and what would lift it. A figure that is missing says why and is dropped from the sum. Sentences are English; codes and facts beside them say the same. "
            + "409 while the ticket's state allows neither assign nor reassign.")
        .Produces<CandidatesResponse>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Get(
        string number, [AsParameters] CandidatesQuery query, VisibleTickets tickets, Suggesting suggesting, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        if (await tickets.Find(number, cancellationToken) is not { } ticket)
            return VisibleTickets.Unknown(number);
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        var request = query.ToRequest(clock.Now(), errors);
        if (errors.Count > 0)
            return TypedResults.Problem(Problem.Fields(ProblemCodes.InvalidQuery, string.Join(" ", errors.SelectMany(error => error.Value)), errors));
        var outcome = await suggesting.For(ticket, request, http.Who().Rights, cancellationToken);
        return outcome.IsGiven ? TypedResults.Ok(CandidatesResponse.Of(ticket, outcome.Work, request.Scope, outcome.Suggestions)) : Problem.Of(outcome.Refusal);
    }
}
