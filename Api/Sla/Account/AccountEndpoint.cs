using Dispatch.Access;
using Dispatch.Security.Access;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Answers the question why: what happened to each clock of a ticket, in plain sentences.</summary>
internal static class AccountEndpoint
{
    public static void MapAccounts(this IEndpointRouteBuilder api) => api.MapGet("/tickets/{number}/sla", Get).Needs(Permissions.ReadTickets)
        .WithTags("Tickets").WithSummary("Why the clocks of a ticket show what they show").Produces<AccountResponse>();

    private static async Task<IResult> Get(string number, VisibleTickets tickets, ITicketQueries queries, RulebookCache rulebook, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await tickets.Find(number, cancellationToken) is not { } ticket)
            return VisibleTickets.Unknown(number);
        var journal = await queries.Journal(ticket.Number, cancellationToken);
        var at = Instants.Later(clock.Now(), journal[^1].OccurredAt);
        return TypedResults.Ok(new AccountResponse(ticket.Number, at, ClockAccounts.Of(journal, at, await rulebook.Newest())));
    }
}
