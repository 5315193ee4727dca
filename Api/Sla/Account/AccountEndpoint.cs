using Dispatch.Problems;
using Dispatch.Tickets;

namespace Dispatch.Sla;

/// <summary>Why a ticket's clocks stand as they do.</summary>
internal static class AccountEndpoint
{
    public static void MapAccounts(this IEndpointRouteBuilder api) => api.MapGet("/tickets/{number}/sla", Account)
        .WithTags("Tickets").WithSummary("Why each clock of a ticket stands as it does").Produces<Page<ClockAccount>>();

    private static async Task<IResult> Account(
        string number, ITicketQueries tickets, RulebookCache rulebook, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!TicketNumber.TryParse(number, out var parsed) || await tickets.Journal(parsed, cancellationToken) is not { Count: > 0 } journal)
            return Problem.NotFound(RefusalCodes.UnknownTicket, $"There is no ticket '{number}'.");
        return TypedResults.Ok(new Page<ClockAccount>(ClockAccounts.Of(journal, clock.Now(), await rulebook.Newest())));
    }
}
