using Dispatch.Problems;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Answers the question why: what happened to each clock of a ticket, in plain sentences.</summary>
internal static class AccountEndpoint
{
    public static void MapAccounts(this IEndpointRouteBuilder api) => api.MapGet("/tickets/{number}/sla", Get)
        .WithTags("Tickets").WithSummary("Why the clocks of a ticket show what they show").Produces<AccountResponse>();

    private static async Task<IResult> Get(string number, ITicketQueries queries, RulebookCache rulebook, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TicketNumber.TryParse(number, out var parsed) || await queries.Journal(parsed, cancellationToken) is not { Count: > 0 } journal)
            return Problem.NotFound(RefusalCodes.UnknownTicket, $"There is no ticket '{number}'.");
        var at = Instants.Later(clock.Now(), journal[^1].OccurredAt);
        return TypedResults.Ok(new AccountResponse(parsed, at, ClockAccounts.Of(journal, at, await rulebook.Newest())));
    }
}
